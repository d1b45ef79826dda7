package fr.voix.vote.robotcheck.altcha;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * The work of a challenge: half a second in a browser. Only tests change it.
 *
 * @param cost iterations of one key derivation; a challenge costs the server one, a browser half of maxCounter on average
 * @param maxCounter the counter to find is drawn from 0 to this
 */
@Context
@ConfigurationProperties("voix.robot-check.altcha")
record AltchaConfig(
        @Bindable(defaultValue = "1000") @Min(1) @Max(1_000_000)
        int cost,

        @Bindable(defaultValue = "4999") @Min(0) @Max(Altcha.MAX_COUNTER)
        int maxCounter) {}
