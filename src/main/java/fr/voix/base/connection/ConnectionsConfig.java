package fr.voix.base.connection;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * What one connection may ask of this service. Set by tests and measurements alone.
 *
 * @param most connections at once; beyond, and beyond what the process may open, the one that has waited longest for a
 *     request makes room
 * @param perNetwork of one network; a proxy of ours speaks for many, and is not counted
 * @param requestWithin how long a request may take to arrive, from its first byte to its last
 * @param answerWithin how long a reader may take nothing of what is written; the system hands on a hundred kilobytes or so at once
 */
@Context
@ConfigurationProperties("voix.connections")
public record ConnectionsConfig(
        @Bindable(defaultValue = "20000") @Min(1) int most,
        @Bindable(defaultValue = "1000") @Min(1) int perNetwork,
        @Bindable(defaultValue = "10s") Duration requestWithin,
        @Bindable(defaultValue = "30s") Duration answerWithin) {}
