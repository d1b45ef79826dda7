package fr.voix.verify;

import fr.voix.verify.LeafActs.Mark;
import fr.voix.verify.PublishedPast.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the account of acts says of urns. */
final class PublishedAccount {

    /** What a leaf is that an act names. */
    private static final Map<String, String> KINDS = Map.of(
            "scrutin-close", "closing",
            "scrutin-reopen", "reopening",
            "petition-close", "closing",
            "petition-suspend", "closing",
            "petition-resume", "reopening");

    private final Map<String, List<Act>> bySubject = new HashMap<>();

    private record Act(long sequence, String act, JsonObject after) {

        boolean decided(Mark mark) {
            Map<String, Object> said = after.fields();
            return mark.decision().equals(said.get("decision")) && mark.rule().equals(said.get("rule"));
        }
    }

    void add(long sequence, String act, String subject, JsonObject after) {
        if (subject.startsWith("scrutin:") || subject.startsWith("petition:")) {
            bySubject.computeIfAbsent(subject, absent -> new ArrayList<>()).add(new Act(sequence, act, after));
        }
    }

    /** Holds what it says of one urn against the leaves of that. */
    void compare(UrnReport urn, Findings findings) throws DifferenceException {
        List<Act> acts = bySubject.getOrDefault(LogKind.of(urn.uid()).noun() + ":" + urn.uid(), List.of());
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
