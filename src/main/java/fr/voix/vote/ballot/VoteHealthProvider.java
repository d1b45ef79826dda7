package fr.voix.vote.ballot;

import fr.voix.base.deployment.HealthReason;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Shows the result of {@link VoteCheck} at /health. */
@Singleton
record VoteHealthProvider(
        VoteCheck votes, @Named(TaskExecutors.BLOCKING) ExecutorService threads)
        implements HealthIndicator, HealthReason {

    @Override
    public Publisher<HealthResult> getResult() {
        return Mono.fromCallable(() -> VoteCheck.status(votes.look()))
                .map(status -> HealthResult.builder("bulletins", status).build())
                .subscribeOn(Schedulers.fromExecutor(threads));
    }

    @Override
    public Map<String, String> reasons() {
        return votes.found();
    }
}
