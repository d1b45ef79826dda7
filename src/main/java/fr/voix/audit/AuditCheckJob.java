package fr.voix.audit;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Looks at the account at the start, and every hour. */
@Singleton
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
