package fr.voix.audit;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Looks at the account at the start, and every hour; only the service does, a command that wants to know checks by itself. */
@Singleton
@Requires(property = "voix.serving", value = "true")
class AuditCheckJob {

    private final AuditCheckService checks;

    AuditCheckJob(AuditCheckService checks) {
        this.checks = checks;
    }

    @Scheduled(initialDelay = "1s", fixedDelay = "1h")
    void check() {
        checks.check();
    }
}
