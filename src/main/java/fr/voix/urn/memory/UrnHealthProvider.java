package fr.voix.urn.memory;

import fr.voix.base.deployment.HealthReason;
import fr.voix.base.deployment.UnreadyReason;
import fr.voix.urn.log.UrnGuard;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Shows at /health that urns are stopped. Pages, tallies and all other urns are still served. */
@Singleton
record UrnHealthProvider(UrnGuard guard) implements HealthIndicator, HealthReason, UnreadyReason {

    private static final String NAME = "urnes";

    /** Sorted between UP and DOWN. */
    private static final HealthStatus DEGRADED = new HealthStatus("DEGRADED", "an urn is read-only", null, 100);

    @Override
    public Publisher<HealthResult> getResult() {
        HealthStatus ofSome = guard.reason().isPresent() ? DEGRADED : HealthStatus.UP;
        HealthStatus status = guard.isReadOnly() ? HealthStatus.DOWN : ofSome;
        return Mono.just(HealthResult.builder(NAME, status).build());
    }

    @Override
    public Optional<String> unready() {
        return guard.isStoppedHere() ? guard.reason() : Optional.empty();
    }

    @Override
    public Map<String, String> reasons() {
        return guard.reason()
                .map(reason -> guard.isReadOnly() ? Map.of(NAME, reason, "votes", NO_VOTES) : Map.of(NAME, reason))
                .orElse(Map.of());
    }
}
