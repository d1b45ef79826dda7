package fr.voix.urn.tally;

import fr.voix.urn.leaf.Counts;
import fr.voix.urn.leaf.Leaf;
import fr.voix.urn.leaf.Recount;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.tally.UrnPast.Hour;
import fr.voix.urn.tally.UrnPast.Reached;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Compares the stored history of an urn with its leaves, read in order together with a {@link Recount}. Times cannot be checked, only
 * that later hours have more leaves, and the counts after so many leaves.
 */
final class PastRecount {

    private static final int MOST_FAULTS = 100;

    private final UrnKind kind;
    private final UrnPast past;
    private final Map<Long, List<Consumer<Counts>>> dueAt = new HashMap<>();
    private final AsideSum aside = new AsideSum();
    private final Set<String> changes = new LinkedHashSet<>();
    private final Set<String> reopenings = new LinkedHashSet<>();
    private final List<String> faults = new ArrayList<>();
    private long size;
    private long standing;
    private long total;
    private String question = "";
    private Closing closing;

    /** The last {@code z1}, while the urn stays closed. */
    private record Closing(long leafIndex, String counts, long erased) {}

    PastRecount(String uid, UrnPast past) {
        this.kind = UrnKind.of(uid);
        this.past = past;
        past.hours().forEach(hour -> expect(hour.size(), counts -> compare(hour, counts)));
        past.reached().forEach(reached -> expect(reached.size(), counts -> compare(reached, counts)));
    }

    private void expect(long at, Consumer<Counts> comparison) {
        dueAt.computeIfAbsent(at, absent -> new ArrayList<>()).add(comparison);
    }

    /** @param recount which has read up to this leaf */
    void read(long index, Leaf leaf, Recount recount) {
        if (index >= past.size()) {
            return;
        }
        String[] fields = leaf.line().split(" ", 4);
        switch (fields[0]) {
            case "b1", "s1" -> standing++;
            case "x1" -> crossOut(recount);
            case "m1" ->
                recount.choiceAt(number(fields)).ifPresent(choice -> aside.begin(number(fields), choice, index));
            case "r1" -> aside.end(number(fields), index);
            case "t1" -> ask(index, fields[fields.length - 1]);
            case "z1" -> closing = new Closing(index, texts(recount.counts()), 0);
            default -> {
                // a fault of the recount
            }
        }
        size = index + 1;
        total = recount.total();
        List<Consumer<Counts>> due = dueAt.remove(size);
        if (due != null) {
            due.forEach(comparison -> comparison.accept(recount.counts()));
        }
    }

    /** -1 where there is none: a fault of the recount. */
    private static long number(String[] fields) {
        return fields.length > 1 && fields[1].matches("[0-9]{1,18}") ? Long.parseLong(fields[1]) : -1;
    }

    private void crossOut(Recount recount) {
        standing--;
        if (closing != null && recount.total() < total) {
            closing = new Closing(closing.leafIndex(), closing.counts(), closing.erased() + 1);
        }
    }

    private void ask(long index, String asked) {
        boolean isRepeated = asked.equals(question);
        question = asked;
        if (isRepeated && closing != null) {
            noteClosing();
            reopenings.add(UrnPast.reopening(closing.leafIndex(), index));
            closing = null;
        } else if (!isRepeated && total > 0) {
            changes.add(UrnPast.textChange(index, total));
        }
    }

    /** Only closings of scrutins are stored. */
    private void noteClosing() {
        if (kind == UrnKind.SCRUTIN) {
            changes.add(UrnPast.closing(closing.leafIndex(), closing.counts(), closing.erased()));
        }
    }

    private void compare(Hour hour, Counts counts) {
        if (!hour.counts().equals(texts(counts))) {
            fault("the history says " + hour.counts() + " at " + hour.size() + " leaves, they count " + texts(counts));
        }
    }

    private void compare(Reached reached, Counts counts) {
        if (counts.total() < reached.signatures()) {
            fault("the threshold " + reached.kind() + " of " + reached.signatures() + " signatures names "
                    + reached.size() + " leaves, which count " + counts.total());
        }
        // people who withdrew since may have lived anywhere
        long places = reached.places() + Math.max(0, standing - reached.rows());
        if (places < reached.departements()) {
            fault("the threshold " + reached.kind() + " takes " + reached.departements() + " départements, the first "
                    + reached.size() + " leaves are from " + places + " at most");
        }
    }

    private String texts(Counts counts) {
        return kind.choices().stream().map(choice -> "" + counts.of(choice)).collect(Collectors.joining(" "));
    }

    private void fault(String sentence) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(sentence);
        }
    }

    /** The first hundred faults, a sentence each; complete once all leaves are read. */
    List<String> faults() {
        long before = 0;
        for (Hour hour : past.hours()) {
            if (hour.size() <= before || hour.size() > size) {
                fault("the history has " + hour.size() + " leaves at " + hour.hour() + ", and " + before
                        + " before it; the urn has " + size);
            }
            before = hour.size();
        }
        if (before != size) {
            fault("the history ends with " + before + " leaves, the urn has " + size);
        }
        past.reached().stream()
                .filter(one -> one.size() < 1 || one.size() > size)
                .forEach(one -> fault("the threshold "
                        + one.kind() + " of " + one.signatures() + " signatures names " + one.size()
                        + " leaves, the urn has "
                        + size));
        if (!aside.isThatOf(past.aside())) {
            fault("what was set aside from which leaf to which is not what the leaves say: "
                    + past.aside().periods() + " times in the table, " + aside.periods() + " by m1 leaves");
        }
        compareChanges();
        return faults;
    }

    private void compareChanges() {
        if (closing != null) {
            noteClosing();
        }
        past.changes().stream()
                .filter(said -> !changes.contains(said) && !reopenings.contains(said))
                .forEach(said -> fault("the tables say that " + said + ", the leaves do not"));
        // the leaf of a reopening was not always stored
        changes.stream()
                .filter(change -> !past.changes().contains(change))
                .forEach(change -> fault("the leaves say that " + change + ", the tables do not"));
    }
}
