package fr.voix.verify;

import fr.voix.verify.PublishedPast.Event;
import java.util.HashSet;
import java.util.Set;

/**
 * What colleagues did to an urn by its leaves, of which the audit log speaks as well.
 *
 * @param events closings, reopenings, changes of the text
 * @param marks under which rules and decisions ballots were set aside
 */
record LeafActs(Set<Event> events, Set<Mark> marks) implements LeafEffects {

    record Mark(String rule, String decision) {}

    LeafActs() {
        this(new HashSet<>(), new HashSet<>());
    }

    @Override
    public void onStatement(String kind, int index) {
        events.add(new Event(kind, index));
    }

    @Override
    public void onSetAside(int ballot, int choice, String rule, String decision) {
        marks.add(new Mark(rule, decision));
    }
}
