package fr.voix.proof;

import fr.voix.audit.AuditCheckService;
import fr.voix.urn.UrnGuard;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.endpoint.health.HealthLevelOfDetail;
import io.micronaut.management.health.aggregator.DefaultHealthAggregator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.runtime.ApplicationConfiguration;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;

/** Adds to /health why urns are read-only, or what does not hold in the account of the acts: a public sentence about public data, while all other details stay hidden. */
@Singleton
@Replaces(DefaultHealthAggregator.class)
class HealthReasonProvider extends DefaultHealthAggregator {

    private final UrnGuard guard;
    private final AuditCheckService audit;

    HealthReasonProvider(ApplicationConfiguration application, UrnGuard guard, AuditCheckService audit) {
        super(application);
        this.guard = guard;
        this.audit = audit;
    }

    @Override
    protected HealthResult buildResult(HealthStatus status, @Nullable Object details, HealthLevelOfDetail detail) {
        HealthResult whole = super.buildResult(status, details, detail);
        Map<String, String> reasons = new TreeMap<>();
        guard.reason().ifPresent(reason -> reasons.put(UrnHealthProvider.NAME, reason));
        audit.found().ifPresent(reason -> reasons.put("journal", reason));
        return status.equals(HealthStatus.DOWN) && detail == HealthLevelOfDetail.STATUS && !reasons.isEmpty()
                ? HealthResult.builder(null, status).details(reasons).build()
                : whole;
    }
}
