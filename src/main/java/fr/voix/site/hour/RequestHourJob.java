package fr.voix.site.hour;

import fr.voix.base.database.DatabaseOutage;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Tells the others every half minute what this instance answered. */
@Singleton
@Requires(property = "voix.serving", value = "true")
record RequestHourJob(RequestCounter counter) {

    @Scheduled(initialDelay = "30s", fixedDelay = "30s")
    void tell() {
        DatabaseOutage.passOver(counter::flush);
    }
}
