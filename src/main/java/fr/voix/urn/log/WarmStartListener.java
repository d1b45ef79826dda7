package fr.voix.urn.log;

import fr.voix.base.deployment.UnreadyReason;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the urns that visitors will ask for first, after the port opens and before readiness. Requests that come earlier are
 * served.
 */
@Singleton
@Requires(property = "voix.serving", value = "true")
final class WarmStartListener implements UnreadyReason {

    private static final Logger LOG = LoggerFactory.getLogger(WarmStartListener.class);

    private final FirstProofs proofs;
    private volatile boolean isReady;

    WarmStartListener(FirstProofs proofs) {
        this.proofs = proofs;
    }

    @Override
    public Optional<String> unready() {
        return isReady ? Optional.empty() : Optional.of("this instance has just begun");
    }

    @EventListener
    void onServing(ServerStartupEvent event) {
        Thread.ofPlatform().daemon().name("warm-start").start(() -> {
            try {
                proofs.prove();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.warn("Not all urns are proven that are asked for first: {}", e.toString());
            } finally {
                isReady = true;
            }
        });
    }
}
