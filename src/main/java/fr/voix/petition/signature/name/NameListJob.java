package fr.voix.petition.signature.name;

import fr.voix.base.load.PatientRound;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Brings names into the public lists by the clock. */
@Singleton
@Requires(property = "voix.serving", value = "true")
record NameListJob(NameListing names, PatientRound rounds) {

    @Scheduled(initialDelay = "1m", fixedDelay = "10m")
    void list() {
        rounds.run(() -> {
            int listed;
            do {
                listed = names.list();
            } while (listed == NameListing.AT_ONCE);
        });
    }
}
