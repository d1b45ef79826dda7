package fr.voix.base.deployment;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Pattern;

/**
 * The format of the log; here it is only checked, logback reads it by itself.
 *
 * @param format {@code VOIX_LOG_FORMAT}
 */
@ConfigurationProperties("voix.log")
record LogConfig(
        @Bindable(defaultValue = "text") @Pattern(regexp = "text|json", message = "must be text or json")
        String format) {}
