package fr.voix.audit;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Shows at /health that the account of the acts does not hold. */
@Singleton
class AuditHealthProvider implements HealthIndicator {

    private final AuditCheckService checks;

    AuditHealthProvider(AuditCheckService checks) {
        this.checks = checks;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        var status = checks.found().isPresent() ? HealthStatus.DOWN : HealthStatus.UP;
        return Mono.just(HealthResult.builder("journal", status).build());
    }
}
