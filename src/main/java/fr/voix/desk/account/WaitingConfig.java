package fr.voix.desk.account;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * When colleagues are told of work that waits ({@code voix.waiting.…}).
 *
 * @param lateAfter how long a petition may wait before who wants to know it at once is told
 * @param digestHour from which hour of the day, in Paris, the others are told
 */
@ConfigurationProperties("voix.waiting")
record WaitingConfig(
        @Bindable(defaultValue = "2d") Duration lateAfter,
        @Bindable(defaultValue = "7") @Min(0) @Max(23) int digestHour) {}
