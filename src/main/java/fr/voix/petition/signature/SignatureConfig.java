package fr.voix.petition.signature;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How signatures are asked for and written ({@code voix.signatures.…}).
 *
 * @param queue orders that may wait; one more is refused with 503
 * @param batch orders in one transaction at most
 * @param writers transactions at once; a hot petition is one row, so more than two only wait for each other
 * @param answerWithin how long a request waits for its commit before it is told that the outcome is not known
 * @param perMailboxHourly mails to one mailbox in an hour that one network asks for, of each kind; all networks, four times as many
 * @param perVisitorHourly wishes of one visitor who passed the robot check, in an hour
 * @param uncheckedPerNetworkHourly wishes from one network in an hour for one petition, of visitors who passed none
 * @param answerFloor the least time after which a visitor who typed an address is answered, whatever is known of it
 */
@ConfigurationProperties("voix.signatures")
public record SignatureConfig(
        @Bindable(defaultValue = "4096") @Min(1) int queue,

        @Bindable(defaultValue = "1000") @Min(1) @Max(10_000)
        int batch,

        @Bindable(defaultValue = "1") @Min(1) @Max(4) int writers,
        @Bindable(defaultValue = "15s") Duration answerWithin,
        @Bindable(defaultValue = "12") @Min(1) int perMailboxHourly,
        @Bindable(defaultValue = "60") @Min(1) int perVisitorHourly,
        @Bindable(defaultValue = "6") @Min(1) int uncheckedPerNetworkHourly,
        @Bindable(defaultValue = "250ms") Duration answerFloor) {}
