package fr.voix.desk.account.joint;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Ends what nobody has confirmed; only the service does, no command beside it. */
@Singleton
@Requires(property = "voix.serving", value = "true")
class JointActJob {

    private final JointActService acts;

    JointActJob(JointActService acts) {
        this.acts = acts;
    }

    @Scheduled(initialDelay = "3m", fixedDelay = "1h")
    void expire() {
        acts.expire();
    }
}
