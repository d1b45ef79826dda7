package fr.voix.site.feed;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Which Scrutins took in most ballots in seven days. All that were ever voted on are looked at for it, so it is asked for
 * once in a while; what is hidden meanwhile is left out when the ranking is put into words.
 */
@Singleton
class WeekRanking {

    private static final Duration A_WEEK = Duration.ofDays(7);

    private final FeedRepository scrutins;
    private final Clock clock;
    private final Duration every;
    private final AtomicReference<Ranking> known = new AtomicReference<>(new Ranking(Instant.MIN, List.of()));

    WeekRanking(
            FeedRepository scrutins,
            Clock clock,
            @Property(name = "voix.feed.rank-every", defaultValue = "1m") Duration every) {
        this.scrutins = scrutins;
        this.clock = clock;
        this.every = every;
    }

    List<Told> ranking() {
        var now = clock.instant();
        var ranking = known.get();
        if (!ranking.at.isAfter(now.minus(every))) {
            // the history knows whole hours
            var since = now.minus(A_WEEK).truncatedTo(ChronoUnit.HOURS);
            ranking = new Ranking(now, scrutins.mostVotedSince(since, Feed.MOST));
            known.set(ranking);
        }
        return ranking.rows;
    }

    private record Ranking(Instant at, List<Told> rows) {}
}
