package fr.voix.urn.log;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;

/** Says before the port opens what is published; only the service does, no command beside it. */
@Singleton
@Requires(property = "voix.serving", value = "true")
record QuietUrnListener(QuietPublishing urns) {

    @EventListener
    void onStartup(StartupEvent event) {
        urns.begin();
    }
}
