package fr.voix.notice.follow;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How follows are asked for and told ({@code voix.follows.…}).
 *
 * @param confirmWithin after that what was not confirmed is erased
 * @param batch digests, or letters to signatories, in one transaction at most
 */
@ConfigurationProperties("voix.follows")
record FollowConfig(
        @Bindable(defaultValue = "7d") Duration confirmWithin,

        @Bindable(defaultValue = "200") @Min(1) @Max(5_000) int batch) {}
