package fr.voix.ballot;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;

/**
 * How many ballots of one network are counted before somebody looks at them ({@code voix.quarantine.…}).
 *
 * @param floor that many new voters in ten minutes whatever else comes in
 * @param share of what the Scrutin takes in
 */
@ConfigurationProperties("voix.quarantine")
record QuarantineConfig(
        @Bindable(defaultValue = "60") @Min(1) int floor,

        @Bindable(defaultValue = "0.1") @DecimalMin("0.01") @DecimalMax("1")
        double share) {

    ExpectedShare expected() {
        return new ExpectedShare(floor, share);
    }
}
