package fr.voix.base.audit;

import fr.voix.base.database.DatabaseOutage;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/**
 * Verifies the whole audit log at the start, and then part by part again and again. Only the service does; commands verify it
 * themselves.
 */
@Singleton
@Requires(property = "voix.serving", value = "true")
record AuditCheckJob(AuditCheck checks) {

    @Scheduled(initialDelay = "1s", fixedDelay = "2s")
    void check() {
        DatabaseOutage.passOver(checks.isChecked() ? checks::checkNext : checks::check);
    }

    /** What is shown is compared when it is read, and withheld if no act explains it; this also finds what nobody reads. */
    @Scheduled(initialDelay = "30s", fixedDelay = "30m")
    void compareActs() {
        DatabaseOutage.passOver(checks::compareActs);
    }
}
