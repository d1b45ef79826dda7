package fr.voix.urn.note;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

/** Writes down once a second what was published; only the service does, no command beside it. */
@Singleton
@Requires(property = "voix.serving", value = "true")
class CheckpointJob {

    private final NotedCheckpointService noted;

    CheckpointJob(NotedCheckpointService noted) {
        this.noted = noted;
    }

    @Scheduled(fixedDelay = "1s")
    void write() {
        noted.write();
    }

    /** A method of its own: one that is called at the end is not called by the clock. */
    @PreDestroy
    void writeTheLast() {
        noted.write();
    }
}
