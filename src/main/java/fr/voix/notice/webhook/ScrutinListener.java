package fr.voix.notice.webhook;

import fr.voix.theme.theme.FilingListener;
import fr.voix.theme.theme.Theme;
import fr.voix.urn.log.UrnReader;
import fr.voix.urn.tally.Tally;
import fr.voix.urn.tally.TallyService;
import fr.voix.vote.scrutin.ClosureListener;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Writes down that a scrutin was closed or opened again, and that some were filed under themes, or are under none again. */
@Singleton
record ScrutinListener(EventAnnouncement events, UrnReader urns, TallyService tallies)
        implements ClosureListener, FilingListener {

    @Override
    public void onClosed(String scrutinUid, Instant at) {
        write(EventType.CLOS, scrutinUid, at);
    }

    @Override
    public void onReopened(String scrutinUid, Instant at) {
        write(EventType.ROUVERT, scrutinUid, at);
    }

    private void write(EventType type, String scrutinUid, Instant at) {
        var takers = events.takers(type);
        if (takers.isEmpty()) {
            return;
        }
        // the row as this transaction leaves it: what is published knows nothing of it yet
        urns.ofShownScrutins(List.of(scrutinUid)).stream()
                .map(urn -> Tally.of(urn, at))
                .forEach(tally -> events.write(Event.changed(type, scrutinUid, at, tally), takers));
    }

    @Override
    public void onFiled(Collection<String> scrutinUids, List<Theme> after, Instant at) {
        var takers = events.takers(EventType.CLASSE);
        if (takers.isEmpty()) {
            return;
        }
        // what is not shown has no tally
        tallies.findAll(scrutinUids).forEach((uid, tally) -> events.write(Event.filed(uid, at, tally, after), takers));
    }
}
