package fr.voix.base.audit;

import fr.voix.base.database.DatabaseOutage;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/**
 * Looks at the whole account at the start, and then round and round; only the service does, a command that wants to know checks by
 * itself.
 */
@Singleton
@Requires(property = "voix.serving", value = "true")
record AuditCheckJob(AuditCheck checks) {

    @Scheduled(initialDelay = "1s", fixedDelay = "2s")
    void check() {
        DatabaseOutage.passOver(checks.isChecked() ? checks::checkNext : checks::check);
    }

    /** Of what is shown, what no act explains is withheld at once; this finds it where nobody looks. */
    @Scheduled(initialDelay = "30s", fixedDelay = "30m")
    void compareActs() {
        DatabaseOutage.passOver(checks::compareActs);
    }
}
