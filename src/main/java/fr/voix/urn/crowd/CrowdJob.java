package fr.voix.urn.crowd;

import fr.voix.base.load.PatientRound;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Counts votes of one origin, and forgets in time where votes came from; only the service does, no command beside it. */
@Singleton
@Requires(property = "voix.serving", value = "true")
@Requires(property = "voix.urn.publishing", notEquals = "false")
record CrowdJob(CrowdCount crowds, OriginService origins, PatientRound rounds) {

    @Scheduled(initialDelay = "5s", fixedDelay = "5s")
    void look() {
        rounds.run(crowds::look);
    }

    @Scheduled(initialDelay = "1m", fixedDelay = "15m")
    void forgetOld() {
        rounds.run(origins::forgetOld);
    }
}
