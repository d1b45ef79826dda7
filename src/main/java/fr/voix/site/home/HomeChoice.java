package fr.voix.site.home;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.answer.UntilChange;
import fr.voix.base.load.Remembered;
import fr.voix.site.amendement.AmendementListService;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which scrutins the first page puts forward, and why. Chosen once a minute, since it reads all of them; the page itself is made
 * each second.
 */
@Singleton
class HomeChoice {

    /** What is shown elsewhere on the page, or is identical to it, is left out. */
    static final int ASKED = 20;

    /** Below it a close result says little. */
    private static final int CONTESTED = 50;

    /** Within the time for which a choice is kept. */
    private static final int TIMES_COUNTED = 12;

    private final Remembered<Map<String, List<String>>> chosen;

    /** A change tells at once what may be shown and is open. */
    private final UntilChange<Remembered<List<String>>> busiest;

    private final Remembered<Long> ballots;

    HomeChoice(
            HomeRepository worthwhile,
            AmendementListService lists,
            PublicVersion version,
            Clock clock,
            @Property(name = "voix.home.kept", defaultValue = "60s") Duration kept) {
        chosen = new Remembered<>(clock, kept, () -> choose(worthwhile, clock.instant()));
        busiest = new UntilChange<>(version, () -> new Remembered<>(clock, kept, () -> lists.busiest(ASKED)));
        ballots = new Remembered<>(clock, kept.dividedBy(TIMES_COUNTED), lists::countBallots);
    }

    /** Open scrutins, those with votes first. */
    List<String> busiest() {
        return busiest.get().get();
    }

    /** Over all scrutins. */
    long ballots() {
        return ballots.get();
    }

    /** Uids by the reason, in the order in which the page has them. */
    Map<String, List<String>> uids() {
        return chosen.get();
    }

    private static Map<String, List<String>> choose(HomeRepository worthwhile, Instant now) {
        var uids = new LinkedHashMap<String, List<String>>();
        uids.put("week", worthwhile.decidedSince(now.minus(Duration.ofDays(7)), ASKED));
        uids.put("today", worthwhile.votedSince(now.minus(Duration.ofDays(1)), ASKED));
        uids.put("contested", worthwhile.contested(CONTESTED, ASKED));
        uids.put("themes", worthwhile.ofThemes(ASKED));
        return uids;
    }
}
