package fr.voix.theme.theme;

import fr.voix.base.load.PatientRound;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Tells of decisions once they can no longer be taken back unseen; only the service does. */
@Singleton
@Requires(property = "voix.serving", value = "true")
record FilingJob(ScrutinFiling filing, PatientRound rounds) {

    // a service that has just started has not proven every tally yet, and tells of proven ones alone
    @Scheduled(initialDelay = "30s", fixedDelay = "1s")
    void run() {
        rounds.run(filing::tell);
    }
}
