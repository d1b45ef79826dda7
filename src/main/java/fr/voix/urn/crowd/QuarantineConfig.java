package fr.voix.urn.crowd;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;

/**
 * How many votes of one origin are counted before a moderator looks at them ({@code voix.quarantine.…}).
 *
 * @param floor that many new voters of a network in ten minutes whatever else comes in
 * @param domainFloor that many new signatories of a domain in six hours whatever else comes in
 * @param share of what the urn takes in
 */
@ConfigurationProperties("voix.quarantine")
record QuarantineConfig(
        @Bindable(defaultValue = "60") @Min(1) int floor,

        @Bindable(defaultValue = "26") @Min(1) int domainFloor,

        @Bindable(defaultValue = "0.1") @DecimalMin("0.01") @DecimalMax("1")
        double share) {

    ExpectedShare expected(OriginKind kind) {
        int ofKind = switch (kind) {
            case NETWORK -> floor;
            case DOMAIN -> domainFloor;
        };
        return new ExpectedShare(ofKind, share, kind.time());
    }
}
