package fr.voix.desk.account.joint;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Drops acts that were not confirmed in time; only in the service, not in commands. */
@Singleton
@Requires(property = "voix.serving", value = "true")
record JointActJob(JointActService acts) {

    @Scheduled(initialDelay = "3m", fixedDelay = "1h")
    void expire() {
        acts.expire();
    }
}
