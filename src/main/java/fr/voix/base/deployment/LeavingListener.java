package fr.voix.base.deployment;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.runtime.graceful.GracefulShutdownConfiguration;
import io.micronaut.runtime.graceful.GracefulShutdownListener;
import io.micronaut.runtime.graceful.GracefulShutdownManager;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the service so that no visitor gets an error: first readiness fails, while everything is still answered, until load
 * balancers have noticed; then the port closes, and requests under way are answered.
 */
@Singleton
@Replaces(GracefulShutdownListener.class)
@Requires(property = "voix.serving", value = "true")
final class LeavingListener implements ApplicationEventListener<ShutdownEvent>, Ordered, UnreadyReason {

    private static final Logger LOG = LoggerFactory.getLogger(LeavingListener.class);
    private static final Duration SOME_SECONDS = Duration.ofSeconds(5);

    private final GracefulShutdownManager manager;
    private final GracefulShutdownConfiguration config;
    private final Duration leavingFor;
    private volatile boolean isLeaving;

    LeavingListener(
            GracefulShutdownManager manager,
            GracefulShutdownConfiguration config,
            DatabaseMode mode,
            @Nullable @Property(name = "voix.leaving-for") Duration leavingFor) {
        this.manager = manager;
        this.config = config;
        // an embedded database has one instance, so no load balancer
        this.leavingFor = leavingFor != null ? leavingFor : mode.isEmbedded() ? Duration.ZERO : SOME_SECONDS;
    }

    @Override
    public Optional<String> unready() {
        return isLeaving ? Optional.of("this instance is about to end") : Optional.empty();
    }

    @Override
    public void onApplicationEvent(ShutdownEvent event) {
        isLeaving = true;
        try {
            Thread.sleep(leavingFor);
            manager.shutdownGracefully()
                    .toCompletableFuture()
                    .get(config.getGracePeriod().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("Not all who were taken in could be answered: {}", e.toString());
        }
    }

    /** Runs before anything else ends. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
