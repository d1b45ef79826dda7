package fr.voix.site.home;

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

    private final HomeRepository worthwhile;
    private final Clock clock;
    private final Duration kept;
    private volatile Chosen chosen = new Chosen(Instant.MIN, Map.of());

    private record Chosen(Instant at, Map<String, List<String>> uids) {}

    HomeChoice(
            HomeRepository worthwhile,
            Clock clock,
            @Property(name = "voix.home.kept", defaultValue = "60s") Duration kept) {
        this.worthwhile = worthwhile;
        this.clock = clock;
        this.kept = kept;
    }

    /** Uids by the reason, in the order in which the page has them. */
    Map<String, List<String>> uids() {
        var now = clock.instant();
        if (!chosen.at().isAfter(now.minus(kept))) {
            var uids = new LinkedHashMap<String, List<String>>();
            uids.put("week", worthwhile.decidedSince(now.minus(Duration.ofDays(7)), ASKED));
            uids.put("today", worthwhile.votedSince(now.minus(Duration.ofDays(1)), ASKED));
            uids.put("contested", worthwhile.contested(CONTESTED, ASKED));
            uids.put("themes", worthwhile.ofThemes(ASKED));
            chosen = new Chosen(now, uids);
        }
        return chosen.uids();
    }
}
