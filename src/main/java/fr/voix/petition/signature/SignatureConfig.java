package fr.voix.petition.signature;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How signatures are asked for. Set by tests alone.
 *
 * @param perMailboxHourly mails to one mailbox in an hour that one network asks for, of each kind; all networks, four times as many
 * @param perVisitorHourly wishes of one visitor who passed the robot check, in an hour
 * @param uncheckedPerNetworkHourly wishes from one network in an hour for one petition, of visitors who passed none
 * @param answerFloor the least time after which a visitor who typed an address is answered, whatever is known of it
 */
@ConfigurationProperties("voix.signatures")
public record SignatureConfig(
        @Bindable(defaultValue = "12") @Min(1) int perMailboxHourly,
        @Bindable(defaultValue = "60") @Min(1) int perVisitorHourly,
        @Bindable(defaultValue = "6") @Min(1) int uncheckedPerNetworkHourly,
        @Bindable(defaultValue = "250ms") Duration answerFloor) {}
