package fr.voix.urn.memory;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Asks peers and sinks by the clock, on a thread of its own; only the service does. */
@Singleton
@Requires(property = "voix.serving", value = "true")
class PeerRoundJob {

    private final PeerRoundService round;

    PeerRoundJob(PeerRoundService round) {
        this.round = round;
    }

    @Scheduled(
            initialDelay = "${voix.urn.peers-every:1m}",
            fixedDelay = "${voix.urn.peers-every:1m}",
            scheduler = "peers")
    void run() {
        round.run();
    }
}
