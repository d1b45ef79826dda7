package fr.voix.base.deployment;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * A second port for monitoring ({@code voix.management.…}); none without a number.
 *
 * @param host the only address on which it listens
 */
@ConfigurationProperties("voix.management")
@Requires(property = ManagementConfig.PORT)
public record ManagementConfig(
        @Bindable(defaultValue = "127.0.0.1") String host,
        @Min(1) @Max(65_535) int port) {

    public static final String PORT = "voix.management.port";
}
