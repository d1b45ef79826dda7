package fr.voix.theme.theme;

import fr.voix.base.load.PatientRound;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Reports decisions in feeds once they can no longer be undone unseen; only in the service. */
@Singleton
@Requires(property = "voix.serving", value = "true")
record FilingJob(ScrutinFiling filing, PatientRound rounds) {

    // after the start not every tally is verified yet, and feeds show only verified ones
    @Scheduled(initialDelay = "30s", fixedDelay = "1s")
    void run() {
        rounds.run(filing::tell);
    }
}
