package fr.voix.urn.log;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;

/** Prepares the published rows before the port opens; only in the service, not in commands. */
@Singleton
@Requires(property = "voix.serving", value = "true")
record QuietUrnListener(QuietPublishing urns) {

    @EventListener
    void onStartup(StartupEvent event) {
        urns.begin();
    }
}
