package fr.voix.vote.robotcheck.hcaptcha;

import io.micronaut.context.annotation.Requires;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Reports at /health when hCaptcha fails. The service stays up: visitors get ALTCHA. */
@Singleton
@Requires(bean = HcaptchaProvider.class)
record HcaptchaHealthProvider(HcaptchaProvider hcaptcha) implements HealthIndicator {

    /** With neither true nor false as operational, it sorts between UP and DOWN. */
    private static final HealthStatus DEGRADED =
            new HealthStatus("DEGRADED", "hCaptcha fails, ALTCHA is offered instead", null, 100);

    @Override
    public Publisher<HealthResult> getResult() {
        HealthStatus status = hcaptcha.isHealthy() ? HealthStatus.UP : DEGRADED;
        return Mono.just(HealthResult.builder("hcaptcha", status)
                .details(Map.of("state", status.getName()))
                .build());
    }
}
