package fr.voix.webhook;

import fr.voix.tally.TallyService;
import fr.voix.theme.FilingListener;
import fr.voix.theme.Theme;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Writes down that a scrutin was filed under themes, or is under none again. */
@Singleton
class ThemesListener implements FilingListener {

    private final EventService events;
    private final TallyService tallies;

    ThemesListener(EventService events, TallyService tallies) {
        this.events = events;
        this.tallies = tallies;
    }

    @Override
    public void onFiled(String scrutinUid, List<Theme> after, Instant at) {
        var takers = events.takers(EventType.CLASSE);
        if (!takers.isEmpty()) {
            tallies.find(scrutinUid)
                    .ifPresent(tally -> events.write(Event.filed(scrutinUid, at, tally, after), takers));
        }
    }
}
