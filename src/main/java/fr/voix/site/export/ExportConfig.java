package fr.voix.site.export;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * How exports are made.
 *
 * @param every how long at least from one to the next ({@code VOIX_EXPORTS_EVERY}); what must vanish does not wait for it
 */
@ConfigurationProperties("voix.exports")
record ExportConfig(@NotNull @Bindable(defaultValue = "10m") Duration every) {}
