package fr.voix.urn;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Publishes by the clock. */
@Singleton
class PublicationJob {

    private final PublicationService publications;

    PublicationJob(PublicationService publications) {
        this.publications = publications;
    }

    @Scheduled(initialDelay = "${voix.urn.publish-every:1s}", fixedDelay = "${voix.urn.publish-every:1s}")
    void publish() {
        publications.publish();
    }
}
