package fr.voix.desk.account;

import fr.voix.base.load.PatientRound;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Mails digests on schedule; only in the service, not in commands. */
@Singleton
@Requires(property = "voix.serving", value = "true")
record WaitingLetterJob(WaitingLetterService letters, PatientRound rounds) {

    @Scheduled(initialDelay = "40s", fixedDelay = "1m", scheduler = "alert")
    void tellAll() {
        rounds.run(letters::tellAll);
    }
}
