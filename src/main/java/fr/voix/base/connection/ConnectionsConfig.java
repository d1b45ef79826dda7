package fr.voix.base.connection;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * Limits of connections. Only tests and measurements change them.
 *
 * @param most connections at once, or fewer where the process may open fewer files; beyond that, the one that has waited longest
 *     for a request is closed
 * @param perNetwork from one network; our own proxies are not counted
 * @param requestWithin how long a request may take to arrive, from its first byte to its last
 * @param answerWithin how long a client may read nothing of what is written; the system buffers about a hundred kilobytes
 */
@Context
@ConfigurationProperties("voix.connections")
public record ConnectionsConfig(
        @Bindable(defaultValue = "20000") @Min(1) int most,
        @Bindable(defaultValue = "1000") @Min(1) int perNetwork,
        @Bindable(defaultValue = "10s") Duration requestWithin,
        @Bindable(defaultValue = "30s") Duration answerWithin) {}
