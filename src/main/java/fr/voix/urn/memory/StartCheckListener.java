package fr.voix.urn.memory;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;

/** Has the urns checked before the server opens its port; only the service does, no command beside it. */
@Singleton
@Requires(property = "voix.serving", value = "true")
record StartCheckListener(StartCheckService check) {

    @EventListener
    void onStartup(StartupEvent event) {
        check.check();
    }
}
