package fr.voix.urn.register;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Writes and signs the register by the clock; only the service does, no command beside it. */
@Singleton
@Requires(property = "voix.serving", value = "true")
record RegisterJob(RegisterPublishing register) {

    @Scheduled(initialDelay = "3s", fixedDelay = "${voix.register.every:10s}", scheduler = "register")
    void tick() {
        register.publish();
    }
}
