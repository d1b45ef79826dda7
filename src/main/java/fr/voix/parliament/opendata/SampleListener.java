package fr.voix.parliament.opendata;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;

/** Fills an empty embedded database before the first request is taken; a subcommand beside it never does. */
@Singleton
@Requires(property = "voix.serving", value = "true")
record SampleListener(SampleImport sample) {

    @EventListener
    void onStartup(StartupEvent event) {
        sample.importIfEmpty();
    }
}
