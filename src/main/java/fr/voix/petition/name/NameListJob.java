package fr.voix.petition.name;

import fr.voix.base.load.PatientRound;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.LoggerFactory;

/** Brings names into the public lists by the clock. */
@Singleton
@Requires(property = "voix.serving", value = "true")
class NameListJob {

    private final NameListService names;
    private final PatientRound rounds =
            new PatientRound(LoggerFactory.getLogger(NameListJob.class), "Names are listed when the database is back");

    NameListJob(NameListService names) {
        this.names = names;
    }

    @Scheduled(initialDelay = "1m", fixedDelay = "10m")
    void list() {
        rounds.run(() -> {
            int listed;
            do {
                listed = names.list();
            } while (listed == NameListService.AT_ONCE);
        });
    }
}
