package fr.voix.base.deployment;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.endpoint.health.HealthLevelOfDetail;
import io.micronaut.management.health.aggregator.DefaultHealthAggregator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.runtime.ApplicationConfiguration;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds all {@link HealthReason}s to /health; all other details stay hidden. */
@Singleton
@Replaces(DefaultHealthAggregator.class)
class HealthReasonProvider extends DefaultHealthAggregator {

    private final List<HealthReason> reasons;

    HealthReasonProvider(ApplicationConfiguration application, List<HealthReason> reasons) {
        super(application);
        this.reasons = reasons;
    }

    @Override
    protected HealthResult buildResult(HealthStatus status, @Nullable Object details, HealthLevelOfDetail detail) {
        HealthResult whole = super.buildResult(status, details, detail);
        Map<String, String> said = new TreeMap<>();
        reasons.forEach(reason -> said.putAll(reason.reasons()));
        return detail == HealthLevelOfDetail.STATUS && !said.isEmpty()
                ? HealthResult.builder(null, status).details(said).build()
                : whole;
    }
}
