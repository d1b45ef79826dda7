package fr.voix.verify;

import fr.voix.verify.LeafActs.Mark;
import fr.voix.verify.PublishedPast.Event;
import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.JsonObject;
import fr.voix.verify.log.LogKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the account of acts says of urns. */
public final class PublishedAccount {

    /** What a leaf is that an act names. */
    private static final Map<String, String> KINDS = Map.of(
            "scrutin-close", "closing",
            "scrutin-reopen", "reopening",
            "petition-close", "closing",
            "petition-suspend", "closing",
            "petition-resume", "reopening");

    private static final Set<String> HIDING = Set.of("scrutin-hide", "petition-hide");
    private static final Set<String> SHOWING = Set.of("scrutin-show", "petition-show");

    private final Map<String, List<Act>> bySubject = new HashMap<>();
    private final List<AccountEntry> showings = new ArrayList<>();

    private record Act(long sequence, String act, JsonObject after) {

        boolean decided(Mark mark) {
            Map<String, Object> said = after.fields();
            return mark.decision().equals(said.get("decision")) && mark.rule().equals(said.get("rule"));
        }
    }

    /** @param entry one that can be read */
    public void add(AccountEntry entry) throws DifferenceException {
        String act = entry.said().text("act");
        if (HIDING.contains(act) || SHOWING.contains(act)) {
            showings.add(entry);
        }
        String subject = entry.isNamed() ? entry.said().text("subject") : "";
        if (subject.startsWith("scrutin:") || subject.startsWith("petition:")) {
            bySubject
                    .computeIfAbsent(subject, absent -> new ArrayList<>())
                    .add(new Act(entry.sequence(), act, entry.after()));
        }
    }

    private static String subject(String uid) {
        return LogKind.of(uid).noun() + ":" + uid;
    }

    /** The entry that hides an urn; empty where none does, or a later one shows it again. */
    public Optional<AccountEntry> hiding(String uid) {
        return showings.reversed().stream()
                .filter(entry -> entry.isOf(subject(uid)))
                .findFirst()
                .filter(entry -> HIDING.contains(entry.said().fields().get("act")));
    }

    /** Holds what it says of one urn against the leaves of that. */
    void compare(UrnReport urn, Findings findings) throws DifferenceException {
        List<Act> acts = bySubject.getOrDefault(subject(urn.uid()), List.of());
        for (Act act : acts) {
            String kind = KINDS.get(act.act());
            // what is not published yet is no difference
            if (kind != null && act.after().has("leaf") && act.after().number("leaf") < urn.leaves()) {
                Event event = new Event(kind, act.after().number("leaf"));
                if (!urn.acts().events().contains(event)) {
                    findings.difference("entry " + act.sequence() + " says that leaf " + event.index() + " of "
                            + urn.uid() + " is a " + kind + ", which it is not");
                }
            }
        }
        for (Mark mark : urn.acts().marks()) {
            if (acts.stream().noneMatch(act -> act.decided(mark))) {
                findings.difference("leaves of " + urn.uid() + " name the decision " + mark.decision()
                        + " under the rule " + mark.rule() + ", of which no entry speaks");
            }
        }
    }
}
