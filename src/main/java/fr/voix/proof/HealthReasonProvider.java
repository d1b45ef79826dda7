package fr.voix.proof;

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

/** Adds to /health why urns are read-only: a public sentence about public data, while all other details stay hidden. */
@Singleton
@Replaces(DefaultHealthAggregator.class)
class HealthReasonProvider extends DefaultHealthAggregator {

    private final UrnGuard guard;

    HealthReasonProvider(ApplicationConfiguration application, UrnGuard guard) {
        super(application);
        this.guard = guard;
    }

    @Override
    protected HealthResult buildResult(HealthStatus status, @Nullable Object details, HealthLevelOfDetail detail) {
        HealthResult whole = super.buildResult(status, details, detail);
        return status.equals(HealthStatus.DOWN) && detail == HealthLevelOfDetail.STATUS
                ? guard.reason()
                        .map(reason -> HealthResult.builder(null, status)
                                .details(Map.of(UrnHealthProvider.NAME, reason))
                                .build())
                        .orElse(whole)
                : whole;
    }
}
