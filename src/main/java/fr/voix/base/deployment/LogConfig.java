package fr.voix.base.deployment;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Pattern;

/**
 * How the log is written, which logback reads by itself.
 *
 * @param format {@code VOIX_LOG_FORMAT}
 */
@ConfigurationProperties("voix.log")
record LogConfig(
        @Bindable(defaultValue = "text") @Pattern(regexp = "text|json", message = "must be text or json")
        String format) {}
