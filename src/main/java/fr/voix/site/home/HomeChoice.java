package fr.voix.site.home;

import fr.voix.base.load.Remembered;
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

    private final Remembered<Map<String, List<String>>> chosen;

    HomeChoice(
            HomeRepository worthwhile,
            Clock clock,
            @Property(name = "voix.home.kept", defaultValue = "60s") Duration kept) {
        chosen = new Remembered<>(clock, kept, () -> choose(worthwhile, clock.instant()));
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
