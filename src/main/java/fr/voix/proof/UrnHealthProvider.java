package fr.voix.proof;

import fr.voix.platform.HealthReason;
import fr.voix.urn.UrnGuard;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Shows at /health that urns are read-only. Pages and tallies are still served. */
@Singleton
class UrnHealthProvider implements HealthIndicator, HealthReason {

    private static final String NAME = "urnes";

    private final UrnGuard guard;

    UrnHealthProvider(UrnGuard guard) {
        this.guard = guard;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        HealthStatus status = guard.isReadOnly() ? HealthStatus.DOWN : HealthStatus.UP;
        return Mono.just(HealthResult.builder(NAME, status).build());
    }

    @Override
    public Map<String, String> reasons() {
        return guard.reason()
                .map(reason -> Map.of(NAME, reason, "votes", NO_VOTES))
                .orElse(Map.of());
    }
}
