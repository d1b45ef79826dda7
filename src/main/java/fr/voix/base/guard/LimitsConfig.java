package fr.voix.base.guard;

import fr.voix.base.http.Crowded;
import fr.voix.base.http.Expensive;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;

/**
 * Requests that one network may make in a minute. Mobile operators put thousands of people behind one /24: a vote farm is slowed
 * by the rising price of challenges, and these limits are a hard stop far above what a crowd does. Only tests change the numbers.
 *
 * @param expensivePerMinute to routes marked {@link Expensive}, such as a sign-in
 * @param challengesPerMinute to routes marked {@link Crowded}: each is a key derivation, 1,200 are 1 % of a processor
 * @param writesPerMinute with a method that changes something
 * @param readsPerMinute all others, except static files
 */
@Context
@ConfigurationProperties("voix.limits")
record LimitsConfig(
        @Bindable(defaultValue = "true") boolean enabled,
        @Bindable(defaultValue = "120") @Min(1) int expensivePerMinute,
        @Bindable(defaultValue = "1200") @Min(1) int challengesPerMinute,
        @Bindable(defaultValue = "12000") @Min(1) int writesPerMinute,
        @Bindable(defaultValue = "30000") @Min(1) int readsPerMinute) {}
