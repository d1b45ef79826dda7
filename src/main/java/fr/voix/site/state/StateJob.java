package fr.voix.site.state;

import fr.voix.base.load.PatientRound;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Looks at the service by the clock; only the service does, no command beside it. */
@Singleton
@Requires(property = "voix.serving", value = "true")
record StateJob(StateService state, PatientRound rounds) {

    @Scheduled(initialDelay = "1m", fixedDelay = "1m")
    void look() {
        rounds.run(state::look);
    }
}
