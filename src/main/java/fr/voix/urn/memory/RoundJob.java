package fr.voix.urn.memory;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Checks the urns at a start and recounts them at intervals; only in the service. */
@Singleton
@Requires(property = "voix.serving", value = "true")
record RoundJob(StartCheck check, RecountRound recounts) {

    /** Before the server opens its port. */
    @EventListener
    void onStartup(StartupEvent event) {
        check.check();
    }

    /** Once the service has come up, then whenever it is due. */
    @Scheduled(initialDelay = "${voix.urn.recount-after:10s}", fixedDelay = "1m", scheduler = "recount")
    void recount() {
        recounts.run();
    }
}
