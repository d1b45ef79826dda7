package fr.voix.notice.webhook;

import fr.voix.base.database.DatabaseOutage;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends by the clock, looks for thresholds, and forgets; only the service does, no command beside it. */
@Singleton
@Requires(property = "voix.serving", value = "true")
class DeliveryJob {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryJob.class);

    private final DeliveryWriter writer;
    private final DeliveryService deliveries;
    private final ThresholdService thresholds;
    private volatile boolean isFailing;

    DeliveryJob(DeliveryWriter writer, DeliveryService deliveries, ThresholdService thresholds) {
        this.writer = writer;
        this.deliveries = deliveries;
        this.thresholds = thresholds;
    }

    @Scheduled(initialDelay = "4s", fixedDelay = "1s")
    void send() {
        attempt(writer::begin);
    }

    @Scheduled(initialDelay = "5s", fixedDelay = "10s")
    void watch() {
        attempt(thresholds::watch);
    }

    @Scheduled(initialDelay = "3m", fixedDelay = "1h")
    void forget() {
        attempt(deliveries::purge);
    }

    private void attempt(Runnable work) {
        try {
            work.run();
            isFailing = false;
        } catch (RuntimeException e) {
            if (!DatabaseOutage.isOne(e)) {
                throw e;
            }
            // said once, not every second
            if (!isFailing) {
                LOG.warn("Webhooks wait for the database");
            }
            isFailing = true;
        }
    }
}
