package fr.voix.vote.ballot;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How ballots are written. Set by tests alone.
 *
 * @param queue orders that may wait; one more is refused with 503
 * @param batch orders in one transaction at most
 * @param networkShare how much of what may be underway one network may have underway
 * @param answerWithin how long a request waits for its commit before it is told that the outcome is not known
 */
@ConfigurationProperties("voix.ballots")
record BallotConfig(
        @Bindable(defaultValue = "4096") @Min(1) int queue,

        @Bindable(defaultValue = "1000") @Min(1) @Max(10_000)
        int batch,

        @Bindable(defaultValue = "0.25") @DecimalMin("0.001") @DecimalMax("1")
        double networkShare,

        @Bindable(defaultValue = "15s") Duration answerWithin) {}
