package fr.voix.urn.cosign;

import fr.voix.base.deployment.HealthReason;
import io.micronaut.context.annotation.Requires;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Shows at /health which witness is away, which is no harm to a vote, and that one says what no honest log is told. */
@Singleton
@Requires(beans = CosignedLog.class)
record WitnessHealthProvider(CosignService cosign) implements HealthIndicator, HealthReason {

    /** Neither operational nor not: that sorts it between UP and DOWN. */
    private static final HealthStatus DEGRADED =
            new HealthStatus("DEGRADED", "a witness contradicts the register", null, 100);

    @Override
    public Publisher<HealthResult> getResult() {
        return Mono.just(HealthResult.builder("temoins", cosign.isContradicted() ? DEGRADED : HealthStatus.UP)
                .build());
    }

    @Override
    public Map<String, String> reasons() {
        return cosign.troubles();
    }
}
