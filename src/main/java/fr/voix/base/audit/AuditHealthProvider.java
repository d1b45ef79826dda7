package fr.voix.base.audit;

import fr.voix.base.deployment.HealthReason;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Shows at /health that the account of the acts does not hold. */
@Singleton
record AuditHealthProvider(AuditCheck checks) implements HealthIndicator, HealthReason {

    private static final String NAME = "journal";

    @Override
    public Publisher<HealthResult> getResult() {
        var status = checks.found().isPresent() ? HealthStatus.DOWN : HealthStatus.UP;
        return Mono.just(HealthResult.builder(NAME, status).build());
    }

    @Override
    public Map<String, String> reasons() {
        return checks.found().map(reason -> Map.of(NAME, reason.sentence())).orElse(Map.of());
    }
}
