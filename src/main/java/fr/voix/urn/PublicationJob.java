package fr.voix.urn;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Publishes by the clock. */
@Singleton
@Requires(property = "voix.urn.publishing", notEquals = "false")
class PublicationJob {

    private final PublicationService publications;

    PublicationJob(PublicationService publications) {
        this.publications = publications;
    }

    @Scheduled(fixedDelay = "${voix.urn.publish-every:1s}")
    void publish() {
        publications.publish();
    }
}
