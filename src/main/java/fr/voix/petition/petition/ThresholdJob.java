package fr.voix.petition.petition;

import fr.voix.base.load.PatientRound;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.LoggerFactory;

/** Tells of thresholds soon after they were reached; only the service does, no command beside it. */
@Singleton
@Requires(property = "voix.serving", value = "true")
class ThresholdJob {

    private final ThresholdService thresholds;
    private final PatientRound rounds = new PatientRound(
            LoggerFactory.getLogger(ThresholdJob.class), "Thresholds of petitions wait for the database");

    ThresholdJob(ThresholdService thresholds) {
        this.thresholds = thresholds;
    }

    @Scheduled(initialDelay = "5s", fixedDelay = "2s")
    void tell() {
        rounds.run(thresholds::tellAll);
    }
}
