package fr.voix.base.audit;

import fr.voix.base.deployment.HealthReason;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Reports at /health that the audit log was altered, and how many states it does not explain. */
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
        var reasons = new TreeMap<String, String>();
        checks.found().ifPresent(fault -> reasons.put(NAME, fault.sentence()));
        var unexplained = checks.unexplained();
        if (!unexplained.isEmpty()) {
            // only the number, as hidden things may be among them: recount and the log name them
            reasons.put("actes", unexplained.size() + " things stand that no act explains");
        }
        return reasons;
    }
}
