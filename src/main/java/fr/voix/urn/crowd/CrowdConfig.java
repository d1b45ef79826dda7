package fr.voix.urn.crowd;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;

/**
 * From how many votes of one origin on they are told apart beside the count ({@code voix.crowd.…}).
 *
 * @param floor as many come from a house, an office or a class; of fewer nothing is said, since it would tell who chose what
 */
@ConfigurationProperties("voix.crowd")
record CrowdConfig(@Bindable(defaultValue = "60") @Min(10) int floor) {

    /** Of what counts in the urn, where that is more than the floor: a twentieth is more than any house or office brings to a large urn. */
    private static final double SHARE = 0.05;

    /** More than so many of one origin stand out. */
    long expected(long counted) {
        return Math.max(floor, (long) (SHARE * counted));
    }
}
