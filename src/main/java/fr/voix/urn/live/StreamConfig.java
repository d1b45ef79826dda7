package fr.voix.urn.live;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How many may listen. Set by tests and measurements alone.
 *
 * @param listeners connections with a stream at once; more are told to poll
 * @param listenersPerNetwork of one network; mobile operators put thousands of people behind one, and who finds no place polls
 * @param heartbeat how often a silent stream says that it is there, well below the server's idle time
 */
@ConfigurationProperties("voix.live")
record StreamConfig(
        @Bindable(defaultValue = "10000") @Min(0) int listeners,
        @Bindable(defaultValue = "500") @Min(1) int listenersPerNetwork,
        @Bindable(defaultValue = "15s") Duration heartbeat) {}
