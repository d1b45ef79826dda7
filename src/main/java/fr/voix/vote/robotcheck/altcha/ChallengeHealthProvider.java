package fr.voix.vote.robotcheck.altcha;

import fr.voix.base.deployment.HealthReason;
import fr.voix.base.deployment.UnreadyReason;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Reports whether challenges are given, by asking for one under the same limits as a visitor, on the same threads: without a
 * challenge nobody can vote, even if all else is up.
 */
@Singleton
record ChallengeHealthProvider(
        AltchaChallenges altcha,
        @Named(TaskExecutors.BLOCKING) ExecutorService threads)
        implements HealthIndicator, HealthReason, UnreadyReason {

    @Override
    public Publisher<HealthResult> getResult() {
        return Mono.fromCallable(() -> altcha.isServing() ? HealthStatus.UP : HealthStatus.DOWN)
                .map(status -> HealthResult.builder("votes", status).build())
                .subscribeOn(Schedulers.fromExecutor(threads));
    }

    @Override
    public Optional<String> unready() {
        return altcha.isServing() ? Optional.empty() : Optional.of(NO_VOTES);
    }

    @Override
    public Map<String, String> reasons() {
        return altcha.hasServed() ? Map.of() : Map.of("votes", NO_VOTES);
    }
}
