package fr.voix.base.load;

import fr.voix.base.database.JobRun;
import fr.voix.base.http.DatabaseFailure;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log that the database is away, and that it is back: once, however many jobs and requests find it so. */
@Singleton
public class OutageNotice {

    private static final Logger LOG = LoggerFactory.getLogger(OutageNotice.class);

    /** One that comes and goes is said once in that time. */
    private static final Duration ONCE_IN = Duration.ofMinutes(1);

    private final Clock clock;
    private Instant since;
    private Instant saidAt = Instant.EPOCH;
    private boolean isSaid;

    OutageNotice(MeterRegistry meters, Clock clock) {
        this.clock = clock;
        Gauge.builder("voix.database.away", () -> away().toMillis() / 1_000.0)
                .description("For how long the database has not answered")
                .baseUnit("seconds")
                .register(meters);
    }

    /**
     * Takes note of what failed.
     *
     * @param who failed, as the log names it
     * @return whether the database is away; otherwise it is for the caller to say what is wrong
     */
    public boolean tell(String who, Throwable failure) {
        JobRun.miss();
        if (!DatabaseFailure.isOfConnection(failure)) {
            return false;
        }
        if (begins()) {
            LOG.warn(
                    "The database does not answer, as {} found first: {}. Until it does nothing is written, and all who ask"
                            + " are told so",
                    who,
                    PatientRound.withoutRow(failure));
        } else {
            LOG.debug("{} waits for the database", who);
        }
        return true;
    }

    private synchronized boolean begins() {
        Instant now = clock.instant();
        if (since == null) {
            since = now;
        }
        if (isSaid || now.isBefore(saidAt.plus(ONCE_IN))) {
            return false;
        }
        isSaid = true;
        saidAt = now;
        return true;
    }

    /** The database answered; asked every second. */
    public void end() {
        ended().ifPresent(lasted -> LOG.info("The database answers again, after {} s", lasted.toSeconds()));
    }

    private synchronized Optional<Duration> ended() {
        Optional<Duration> lasted = isSaid ? Optional.of(away()) : Optional.empty();
        since = null;
        isSaid = false;
        return lasted;
    }

    private synchronized Duration away() {
        return since == null ? Duration.ZERO : Duration.between(since, clock.instant());
    }
}
