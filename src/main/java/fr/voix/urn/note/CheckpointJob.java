package fr.voix.urn.note;

import fr.voix.base.database.DatabaseOutage;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

/** Notes once a second what was published; only in the service, not in commands. */
@Singleton
@Requires(property = "voix.serving", value = "true")
record CheckpointJob(NotedCheckpointService noted, AccountHeadSigning heads) {

    /** Signs the head of the audit log soon after an act. */
    @Scheduled(initialDelay = "2s", fixedDelay = "2s")
    void signAccount() {
        DatabaseOutage.passOver(heads::sign);
    }

    @Scheduled(fixedDelay = "1s")
    void write() {
        noted.write();
    }

    /** Soon after a start, then seldom, since it writes a line for each urn. */
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
