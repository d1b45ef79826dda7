package fr.voix.vote.ballot;

import fr.voix.base.load.Pressure;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;

/** Makes the one gate of this process, as wide as the queue and the batches behind it. */
@Factory
class BallotGateFactory {

    @Singleton
    BallotGate gate(
            BallotConfig config,
            @Property(name = "voix.limits.enabled", defaultValue = "true") boolean isLimited,
            Pressure pressure) {
        int most = config.queue() + config.writers() * config.batch();
        int share = Math.max(1, (int) (most * config.networkShare()));
        return new BallotGate(most, isLimited ? share : most, pressure);
    }
}
