package fr.voix.petition.petition;

import fr.voix.base.database.DatabaseOutage;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of thresholds soon after they were reached; only the service does, no command beside it. */
@Singleton
@Requires(property = "voix.serving", value = "true")
class ThresholdJob {

    private static final Logger LOG = LoggerFactory.getLogger(ThresholdJob.class);

    private final ThresholdService thresholds;
    private volatile boolean isFailing;

    ThresholdJob(ThresholdService thresholds) {
        this.thresholds = thresholds;
    }

    @Scheduled(initialDelay = "5s", fixedDelay = "2s")
    void tell() {
        try {
            thresholds.tellAll();
            isFailing = false;
        } catch (RuntimeException e) {
            if (!DatabaseOutage.isOne(e)) {
                throw e;
            }
            // said once, not every other second
            if (!isFailing) {
                LOG.warn("Thresholds of petitions wait for the database");
            }
            isFailing = true;
        }
    }
}
