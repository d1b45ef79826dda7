package fr.voix.urn.memory;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Recounts once the service has come up, then whenever it is due, on a thread of its own; only the service does. */
@Singleton
@Requires(property = "voix.serving", value = "true")
class RecountRoundJob {

    private final RecountRoundService round;

    RecountRoundJob(RecountRoundService round) {
        this.round = round;
    }

    @Scheduled(initialDelay = "${voix.urn.recount-after:10s}", fixedDelay = "1m", scheduler = "recount")
    void run() {
        round.run();
    }
}
