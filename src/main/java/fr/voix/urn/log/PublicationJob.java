package fr.voix.urn.log;

import fr.voix.base.database.TimeLimit;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Runs the publishing of urns at a fixed interval. */
@Singleton
record PublicationJob(UrnPublishing publications) {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    @Scheduled(initialDelay = "${voix.urn.publish-every:1s}", fixedDelay = "${voix.urn.publish-every:1s}")
    void publish() {
        TimeLimit.call(LONGEST, () -> {
            publications.publish();
            return null;
        });
    }
}
