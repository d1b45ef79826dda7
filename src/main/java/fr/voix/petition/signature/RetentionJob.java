package fr.voix.petition.signature;

import fr.voix.base.load.PatientRound;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Erases by the clock. */
@Singleton
@Requires(property = "voix.serving", value = "true")
record RetentionJob(SignatureErasure retention, PatientRound rounds) {

    @Scheduled(initialDelay = "1m", fixedDelay = "1h")
    void erase() {
        rounds.run(retention::erase);
    }
}
