package fr.voix.petition.petition;

import fr.voix.base.load.PatientRound;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Tells of thresholds soon after they were reached; only the service does, no command beside it. */
@Singleton
@Requires(property = "voix.serving", value = "true")
record ThresholdJob(ThresholdService thresholds, PatientRound rounds) {

    @Scheduled(initialDelay = "5s", fixedDelay = "2s")
    void tell() {
        rounds.run(thresholds::tellAll);
    }
}
