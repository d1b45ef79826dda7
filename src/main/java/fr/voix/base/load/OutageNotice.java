package fr.voix.base.load;

import fr.voix.base.database.JobRun;
import fr.voix.base.deployment.HealthReason;
import fr.voix.base.http.DatabaseFailure;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs once that the database is away or that its disk is full, and once that this is over, however many jobs and requests meet
 * it.
 */
@Singleton
public class OutageNotice implements HealthReason {

    private static final Logger LOG = LoggerFactory.getLogger(OutageNotice.class);

    /** A repeated outage is logged at most once in this time. */
    private static final Duration ONCE_IN = Duration.ofMinutes(1);

    /** Reads do not show whether the disk is full, so it counts as over when no write failed on it for this long. */
    private static final Duration FULL_UNMET = Duration.ofSeconds(20);

    private final Clock clock;
    private final Spell away = new Spell();
    private final Spell full = new Spell();

    OutageNotice(MeterRegistry meters, Clock clock) {
        this.clock = clock;
        Gauge.builder("voix.database.away", () -> away.lasts().toMillis() / 1_000.0)
                .description("For how long the database has not answered")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("voix.database.full", () -> full.lasts().toMillis() / 1_000.0)
                .description("For how long the disk of the database has been full")
                .baseUnit("seconds")
                .register(meters);
    }

    /** One kind of outage, from its first failure to its end. */
    private final class Spell {

        private Instant since;
        private Instant metAt = Instant.EPOCH;
        private Instant saidAt = Instant.EPOCH;
        private boolean isSaid;

        /** Notes a failure; true when the beginning of the outage is to be logged. */
        synchronized boolean begins() {
            metAt = clock.instant();
            if (since == null) {
                since = metAt;
            }
            if (isSaid || metAt.isBefore(saidAt.plus(ONCE_IN))) {
                return false;
            }
            isSaid = true;
            saidAt = metAt;
            return true;
        }

        /** The length of the outage, when its end is to be logged; empty also when a failure was met within {@code unmet}. */
        synchronized Optional<Duration> ended(Duration unmet) {
            if (metAt.plus(unmet).isAfter(clock.instant())) {
                return Optional.empty();
            }
            Optional<Duration> lasted = isSaid ? Optional.of(lasts()) : Optional.empty();
            since = null;
            isSaid = false;
            return lasted;
        }

        synchronized Duration lasts() {
            return since == null ? Duration.ZERO : Duration.between(since, clock.instant());
        }
    }

    /**
     * Notes a failure.
     *
     * @param who what failed, as named in the log
     * @return whether the database is away or full; if false, the caller logs the failure itself
     */
    public boolean tell(String who, Throwable failure) {
        JobRun.miss();
        if (!DatabaseFailure.isOfConnection(failure)) {
            return false;
        }
        boolean isFull = DatabaseFailure.isOfFullDisk(failure);
        if (!(isFull ? full : away).begins()) {
            LOG.debug("{} waits for the database", who);
        } else if (isFull) {
            LOG.warn(
                    "The disk of the database is full, as {} found first: {}. Until there is room nothing is written, and all who"
                            + " ask are told so; what is there can be read",
                    who,
                    PatientRound.withoutRow(failure));
        } else {
            LOG.warn(
                    "The database does not answer, as {} found first: {}. Until it does nothing is written, and all who ask"
                            + " are told so",
                    who,
                    PatientRound.withoutRow(failure));
        }
        return true;
    }

    /** Called every second in which the database answered. */
    public void end() {
        away.ended(Duration.ZERO)
                .ifPresent(lasted -> LOG.info("The database answers again, after {} s", lasted.toSeconds()));
        full.ended(FULL_UNMET)
                .ifPresent(
                        lasted -> LOG.info("The disk of the database has room again, after {} s", lasted.toSeconds()));
    }

    @Override
    public Map<String, String> reasons() {
        return full.lasts().isZero()
                ? Map.of()
                : Map.of("disk", "the disk of the database is full", "votes", HealthReason.NO_VOTES);
    }
}
