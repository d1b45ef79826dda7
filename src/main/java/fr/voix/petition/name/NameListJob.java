package fr.voix.petition.name;

import fr.voix.base.database.DatabaseOutage;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings names into the public lists by the clock. */
@Singleton
@Requires(property = "voix.serving", value = "true")
class NameListJob {

    private static final Logger LOG = LoggerFactory.getLogger(NameListJob.class);

    private final NameListService names;

    NameListJob(NameListService names) {
        this.names = names;
    }

    @Scheduled(initialDelay = "1m", fixedDelay = "10m")
    void list() {
        try {
            int listed;
            do {
                listed = names.list();
            } while (listed == NameListService.AT_ONCE);
        } catch (RuntimeException e) {
            if (!DatabaseOutage.isOne(e)) {
                throw e;
            }
            LOG.warn("Names are listed when the database is back");
        }
    }
}
