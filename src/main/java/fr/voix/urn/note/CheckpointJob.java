package fr.voix.urn.note;

import fr.voix.base.database.DatabaseOutage;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

/** Writes down once a second what was published; only the service does, no command beside it. */
@Singleton
@Requires(property = "voix.serving", value = "true")
record CheckpointJob(NotedCheckpointService noted, AccountHeadSigning heads) {

    /** Signs soon after an act where the audit log ends, whether or not anybody asks. */
    @Scheduled(initialDelay = "2s", fixedDelay = "2s")
    void signAccount() {
        DatabaseOutage.passOver(heads::sign);
    }

    @Scheduled(fixedDelay = "1s")
    void write() {
        noted.write();
    }

    /** Soon after a start, which has looked at all; then now and then, since it writes a line for each urn. */
    @Scheduled(initialDelay = "5s", fixedDelay = "5m")
    void keepChecked() {
        noted.keepChecked();
    }

    /** A method of its own: one that is called at the end is not called by the clock. */
    @PreDestroy
    void writeTheLast() {
        noted.write();
        noted.keepChecked();
    }
}
