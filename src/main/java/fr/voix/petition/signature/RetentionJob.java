package fr.voix.petition.signature;

import fr.voix.base.database.DatabaseOutage;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Erases by the clock. */
@Singleton
@Requires(property = "voix.serving", value = "true")
class RetentionJob {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);

    private final RetentionService retention;

    RetentionJob(RetentionService retention) {
        this.retention = retention;
    }

    @Scheduled(initialDelay = "1m", fixedDelay = "1h")
    void erase() {
        try {
            retention.erase();
        } catch (RuntimeException e) {
            if (!DatabaseOutage.isOne(e)) {
                throw e;
            }
            LOG.warn("What is due of signatures is erased when the database is back");
        }
    }
}
