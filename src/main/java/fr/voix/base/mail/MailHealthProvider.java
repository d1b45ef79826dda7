package fr.voix.base.mail;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Shows at /health that mail does not get through. The service itself is up: nobody is turned away for it. */
@Singleton
class MailHealthProvider implements HealthIndicator {

    /** Neither operational nor not: that sorts it between UP and DOWN. */
    private static final HealthStatus DEGRADED = new HealthStatus("DEGRADED", "mail does not get through", null, 100);

    private final MailCheckService check;

    MailHealthProvider(MailCheckService check) {
        this.check = check;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        var status = check.trouble().isPresent() ? DEGRADED : HealthStatus.UP;
        return Mono.just(HealthResult.builder("courrier", status).build());
    }
}
