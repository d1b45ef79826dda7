package fr.voix.site.match;

import fr.voix.base.database.DatabaseOutage;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Makes the file of positions soon after the start, so that its first reader does not wait for all quarters. */
@Singleton
@Requires(property = "voix.serving", value = "true")
record PositionsJob(PositionsService positions) {

    @Scheduled(initialDelay = "2s")
    void make() {
        try {
            positions.current();
        } catch (RuntimeException e) {
            // a reader has it made later
            if (!DatabaseOutage.isOne(e)) {
                throw e;
            }
        }
    }
}
