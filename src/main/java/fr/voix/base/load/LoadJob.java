package fr.voix.base.load;

import fr.voix.base.database.TimeLimit;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shares the counts between all instances; while the database is away each counts for itself. */
@Singleton
record LoadJob(LoadService load, OutageNotice outages) {

    private static final Logger LOG = LoggerFactory.getLogger(LoadJob.class);

    private static final Duration LONGEST = Duration.ofSeconds(10);

    @Scheduled(initialDelay = "1s", fixedDelay = "1s")
    void exchange() {
        quietly(load::exchange);
    }

    /** Runs at the start at once, so that the first counts already use a key that all instances know. */
    @Scheduled(initialDelay = "0s", fixedDelay = "1m")
    void agreeOnKeys() {
        quietly(load::agreeOnKeys);
    }

    @Scheduled(initialDelay = "1m", fixedDelay = "1m")
    void forget() {
        quietly(load::forget);
    }

    private void quietly(Runnable step) {
        try {
            TimeLimit.call(LONGEST, () -> {
                step.run();
                return null;
            });
        } catch (RuntimeException e) {
            if (!outages.tell("LoadJob", e)) {
                LOG.debug("This instance counts for itself: {}", e.toString());
            }
        }
    }
}
