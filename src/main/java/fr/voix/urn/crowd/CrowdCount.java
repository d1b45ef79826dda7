package fr.voix.urn.crowd;

import fr.voix.base.database.Transactions;
import fr.voix.urn.crowd.CrowdRepository.Grown;
import fr.voix.urn.leaf.Crowd;
import jakarta.inject.Singleton;
import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts which published votes came from a network, or a domain, that brought more than is expected of one, and notes it beside
 * the count; no vote is changed by it, and none waits for it. Behind the votes, from what is noted of where they came from: so a
 * vote costs nothing more, and a vote that was changed or taken back is not there any more.
 *
 * <p>What is noted moves in steps of ten votes: one vote that comes to many, or leaves them, would tell whoever watches what a
 * neighbour chose.
 */
@Singleton
public class CrowdCount {

    /** No fewer votes come to a crowd or leave it at once, for those who watch. */
    public static final int STEP = 10;

    /** A look at a large urn takes time: then the next one waits ten times as long. */
    private static final int REST = 10;

    private final CrowdRepository crowds;
    private final CrowdConfig config;
    private final Transactions transactions;
    private final Clock clock;
    private final Map<Long, Instant> notBefore = new ConcurrentHashMap<>();

    CrowdCount(CrowdRepository crowds, CrowdConfig config, Transactions transactions, Clock clock) {
        this.crowds = crowds;
        this.config = config;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** An urn with a crowd, as it is told to everybody. */
    public record Crowded(String uid, Crowd crowd) {}

    /** Those with the most votes of one origin first. */
    public List<Crowded> crowded(int most) {
        return crowds.crowded(most);
    }

    /** Looks at the urns that were written since the last look. */
    public void look() {
        Instant now = clock.instant();
        notBefore.values().removeIf(now::isAfter);
        Instant since = now.truncatedTo(ChronoUnit.HOURS).minus(1, ChronoUnit.HOURS);
        for (Grown urn : crowds.grown(since, config.floor())) {
            if (!notBefore.containsKey(urn.urnId())) {
                long began = System.nanoTime();
                transactions.write(() -> count(urn));
                Duration took = Duration.ofNanos(System.nanoTime() - began);
                notBefore.put(urn.urnId(), now.plus(took.multipliedBy(REST)));
            }
        }
    }

    private boolean count(Grown urn) {
        if (!crowds.lock(urn.urnId())) {
            return false;
        }
        Crowd found = crowds.count(urn, config.expected(urn.counted()));
        boolean isStep = found.distance(urn.before()) >= STEP;
        crowds.put(urn.urnId(), urn.size(), isStep ? found : urn.before());
        return isStep;
    }

    /** Before a day's marks are forgotten: which votes stood out together then is kept, and not from where they came. */
    void keep(LocalDate upTo) {
        for (Grown urn : crowds.withMarksOf(Date.valueOf(upTo))) {
            crowds.keep(urn, Date.valueOf(upTo), config.expected(urn.counted()));
        }
    }
}
