package fr.voix.verify;

import fr.voix.verify.PublishedPast.Event;
import fr.voix.verify.PublishedPast.Hour;
import fr.voix.verify.PublishedPast.Threshold;
import fr.voix.verify.log.LogKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds a published past against the leaves: what each number of them counted, and counts by what is known at the end. An hour
 * itself cannot be proven, only that hours and sizes rise together.
 */
final class PastComparison implements LeafEffects {

    private final PublishedPast past;
    private final Findings findings;
    private final long[] standing;
    private final List<long[]> standingAt = new ArrayList<>();
    private final Map<Integer, Aside> aside = new HashMap<>();
    private final LeafActs acts = new LeafActs();
    private int hour;

    /** @param crossedOut the index of the leaf that says so, or the largest there is */
    private record Aside(int choice, int crossedOut) {}

    PastComparison(PublishedPast past, LogKind kind, Findings findings) {
        this.past = past;
        this.findings = findings;
        this.standing = new long[kind.words().size()];
        if (past.isSaid()) {
            compareOrder();
        }
    }

    private void compareOrder() {
        long size = 0;
        Instant at = Instant.MIN;
        for (Hour one : past.hours()) {
            if (one.size() <= size || !one.hour().isAfter(at)) {
                findings.difference("the history has " + one.size() + " leaves at " + one.hour() + ", behind " + size
                        + " at " + at);
            }
            size = one.size();
            at = one.hour();
        }
        if (size != past.size()) {
            findings.difference("the history ends with " + size + " leaves, and speaks of " + past.size());
        }
        past.thresholds().stream()
                .filter(one -> one.size() > past.thresholdSize())
                .forEach(one -> findings.difference("the threshold of " + one.signatures() + " signatures names "
                        + one.size() + " leaves, the urn has " + past.thresholdSize()));
    }

    @Override
    public void onCast(int index, int choice) {
        standing[choice]++;
    }

    @Override
    public void onCrossedOut(int ballot, int choice, int index) {
        standing[choice]--;
        aside.computeIfPresent(ballot, (same, known) -> new Aside(choice, index));
    }

    @Override
    public void onSetAside(int ballot, int choice, String rule, String decision) {
        aside.put(ballot, new Aside(choice, Integer.MAX_VALUE));
        acts.onSetAside(ballot, choice, rule, decision);
    }

    @Override
    public void onReinstated(int ballot, String decision) {
        aside.remove(ballot);
    }

    @Override
    public void onStatement(String kind, int index) {
        acts.onStatement(kind, index);
    }

    LeafActs acts() {
        return acts;
    }

    /** To be called after each leaf. */
    void compare(UrnCount count) {
        long size = count.size();
        for (; hour < past.hours().size() && past.hours().get(hour).size() <= size; hour++) {
            Hour one = past.hours().get(hour);
            standingAt.add(standing.clone());
            List<Long> counted = new ArrayList<>();
            for (int choice = 0; choice < standing.length; choice++) {
                counted.add(count.of(choice));
            }
            if (one.size() == size && !one.seen().equals(counted)) {
                findings.difference(
                        "the history says " + one.seen() + " at " + size + " leaves, they count " + counted);
            }
        }
        for (Threshold one : past.thresholds()) {
            if (one.size() == size && count.total() < one.signatures()) {
                findings.difference("the threshold of " + one.signatures() + " signatures names " + size
                        + " leaves, which count " + count.total());
            }
        }
        if (size == past.size() && past.isSaid()) {
            compareCorrected();
            compareEvents();
        }
    }

    private void compareCorrected() {
        long[][] less = new long[standingAt.size() + 1][standing.length];
        aside.forEach((ballot, known) -> {
            // those who stood at the end of an hour, and are set aside now
            less[firstAbove(ballot)][known.choice()]++;
            less[firstAbove(known.crossedOut())][known.choice()]--;
        });
        long[] missing = new long[standing.length];
        for (int at = 0; at < standingAt.size(); at++) {
            List<Long> corrected = new ArrayList<>();
            for (int choice = 0; choice < standing.length; choice++) {
                missing[choice] += less[at][choice];
                corrected.add(standingAt.get(at)[choice] - missing[choice]);
            }
            Hour one = past.hours().get(at);
            if (one.corrected() != null && !one.corrected().equals(corrected)) {
                findings.difference("the history says " + one.corrected() + ", corrected since, at " + one.size()
                        + " leaves, they make it " + corrected);
            }
        }
    }

    /** The place of the first hour with more leaves than that, which are those that include the leaf of that index. */
    private int firstAbove(int index) {
        int from = 0;
        int to = standingAt.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (past.hours().get(middle).size() > index) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    /** Which leaf opened an urn again was not always kept. */
    private void compareEvents() {
        if (past.events() == null) {
            return;
        }
        past.events().stream()
                .filter(said -> !acts.events().contains(said))
                .forEach(said -> findings.difference(
                        "the history says that leaf " + said.index() + " is a " + said.kind() + ", which it is not"));
        Set<Event> said = new HashSet<>(past.events());
        acts.events().stream()
                .filter(event -> !event.kind().equals("reopening") && !said.contains(event))
                .forEach(event -> findings.difference(
                        "leaf " + event.index() + " is a " + event.kind() + " that the history does not know"));
    }
}
