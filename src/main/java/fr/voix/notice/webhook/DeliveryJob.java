package fr.voix.notice.webhook;

import fr.voix.base.load.PatientRound;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.LoggerFactory;

/** Sends by the clock, looks for thresholds, and forgets; only the service does, no command beside it. */
@Singleton
@Requires(property = "voix.serving", value = "true")
class DeliveryJob {

    private final DeliveryWriter writer;
    private final DeliveryService deliveries;
    private final ThresholdWatch thresholds;
    private final PatientRound rounds =
            new PatientRound(LoggerFactory.getLogger(DeliveryJob.class), "Webhooks wait for the database");

    DeliveryJob(DeliveryWriter writer, DeliveryService deliveries, ThresholdWatch thresholds) {
        this.writer = writer;
        this.deliveries = deliveries;
        this.thresholds = thresholds;
    }

    @Scheduled(initialDelay = "4s", fixedDelay = "1s")
    void send() {
        rounds.run(writer::begin);
    }

    @Scheduled(initialDelay = "5s", fixedDelay = "10s")
    void watch() {
        rounds.run(thresholds::watch);
    }

    @Scheduled(initialDelay = "3m", fixedDelay = "1h")
    void forget() {
        rounds.run(deliveries::purge);
    }
}
