package fr.voix.base.deployment;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;

/** Hears on which port the server came up. */
@Singleton
final class ServicePortListener {

    private final ServicePort port;

    ServicePortListener(ServicePort port) {
        this.port = port;
    }

    @EventListener
    void onStarted(ServerStartupEvent event) {
        port.started(event.getSource().getPort());
    }
}
