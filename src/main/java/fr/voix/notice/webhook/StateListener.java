package fr.voix.notice.webhook;

import fr.voix.urn.log.UrnReader;
import fr.voix.urn.tally.Tally;
import fr.voix.vote.scrutin.ClosureListener;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Writes down that a scrutin was closed or opened again. */
@Singleton
class StateListener implements ClosureListener {

    private final EventService events;
    private final UrnReader urns;

    StateListener(EventService events, UrnReader urns) {
        this.events = events;
        this.urns = urns;
    }

    @Override
    public void onClosed(String scrutinUid, Instant at) {
        write(EventType.CLOS, scrutinUid, at, tally -> Event.closed(scrutinUid, at, tally));
    }

    @Override
    public void onReopened(String scrutinUid, Instant at) {
        write(EventType.ROUVERT, scrutinUid, at, tally -> Event.reopened(scrutinUid, at, tally));
    }

    private void write(EventType type, String scrutinUid, Instant at, Function<Tally, Event> event) {
        var takers = events.takers(type);
        if (takers.isEmpty()) {
            return;
        }
        // the row as this transaction leaves it: what is published knows nothing of it yet
        urns.ofShownScrutins(List.of(scrutinUid)).stream()
                .map(urn -> Tally.of(urn, at))
                .forEach(tally -> events.write(event.apply(tally), takers));
    }
}
