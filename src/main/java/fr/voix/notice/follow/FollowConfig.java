package fr.voix.notice.follow;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How follows are asked for and told. Set by tests alone.
 *
 * @param batch digests, or letters to signatories, in one transaction at most
 */
@ConfigurationProperties("voix.follows")
record FollowConfig(
        @Bindable(defaultValue = "200") @Min(1) @Max(5_000) int batch) {

    /** As of petitions: whoever is asked for something by mail looks into it within a week. */
    private static final Duration CONFIRM_WITHIN = Duration.ofDays(7);

    /** After that what was not confirmed is erased. */
    Duration confirmWithin() {
        return CONFIRM_WITHIN;
    }
}
