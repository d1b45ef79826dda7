package fr.voix.vote.ballot;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * Limits of writing ballots. Only tests change them.
 *
 * @param queue orders that may wait; further ones are refused with 503
 * @param batch most orders in one transaction
 * @param networkShare the part of all orders under way that one network may have
 * @param answerWithin how long a request waits for its commit; after that the answer is that the outcome is unknown
 */
@ConfigurationProperties("voix.ballots")
record BallotConfig(
        @Bindable(defaultValue = "4096") @Min(1) int queue,

        @Bindable(defaultValue = "1000") @Min(1) @Max(10_000)
        int batch,

        @Bindable(defaultValue = "0.25") @DecimalMin("0.001") @DecimalMax("1")
        double networkShare,

        @Bindable(defaultValue = "15s") Duration answerWithin) {}
