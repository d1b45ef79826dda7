package fr.voix.notice.webhook;

import fr.voix.base.load.PatientRound;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Sends by the clock, looks for thresholds, and forgets; only the service does, no command beside it. */
@Singleton
@Requires(property = "voix.serving", value = "true")
record DeliveryJob(DeliveryWriter writer, WebhookDelivery deliveries, ThresholdWatch thresholds, PatientRound rounds) {

    @Scheduled(initialDelay = "4s", fixedDelay = "1s")
    void send() {
        rounds.run(writer::begin);
    }

    @Scheduled(initialDelay = "5s", fixedDelay = "10s")
    void watch() {
        rounds.run(thresholds::watch);
    }

    @Scheduled(initialDelay = "6s", fixedDelay = "10s")
    void look() {
        rounds.run(writer::look);
    }

    @Scheduled(initialDelay = "3m", fixedDelay = "1h")
    void forget() {
        rounds.run(deliveries::purge);
    }
}
