package fr.voix.desk.account;

import fr.voix.base.load.PatientRound;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Tells colleagues by the clock; only the service does, no command beside it. */
@Singleton
@Requires(property = "voix.serving", value = "true")
record WaitingLetterJob(WaitingLetterService letters, PatientRound rounds) {

    @Scheduled(initialDelay = "40s", fixedDelay = "1m", scheduler = "alert")
    void tellAll() {
        rounds.run(letters::tellAll);
    }
}
