package fr.voix.urn.crowd;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Tells other instances every second what was let through here. */
@Singleton
class ElsewhereJob {

    private final ElsewhereService elsewhere;

    ElsewhereJob(ElsewhereService elsewhere) {
        this.elsewhere = elsewhere;
    }

    @Scheduled(initialDelay = "1s", fixedDelay = "1s")
    void tell() {
        elsewhere.tell();
    }
}
