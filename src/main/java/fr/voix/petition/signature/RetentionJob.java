package fr.voix.petition.signature;

import fr.voix.base.load.PatientRound;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.LoggerFactory;

/** Erases by the clock. */
@Singleton
@Requires(property = "voix.serving", value = "true")
class RetentionJob {

    private final RetentionService retention;
    private final PatientRound rounds = new PatientRound(
            LoggerFactory.getLogger(RetentionJob.class),
            "What is due of signatures is erased when the database is back");

    RetentionJob(RetentionService retention) {
        this.retention = retention;
    }

    @Scheduled(initialDelay = "1m", fixedDelay = "1h")
    void erase() {
        rounds.run(retention::erase);
    }
}
