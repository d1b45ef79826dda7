package fr.voix.notice.webhook;

import fr.voix.theme.theme.FilingListener;
import fr.voix.theme.theme.Theme;
import fr.voix.urn.tally.TallyService;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Writes down that scrutins were filed under themes, or are under none again. */
@Singleton
class ThemesListener implements FilingListener {

    private final EventService events;
    private final TallyService tallies;

    ThemesListener(EventService events, TallyService tallies) {
        this.events = events;
        this.tallies = tallies;
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
