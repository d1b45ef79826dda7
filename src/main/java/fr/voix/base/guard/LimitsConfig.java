package fr.voix.base.guard;

import fr.voix.base.http.Crowded;
import fr.voix.base.http.Expensive;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;

/**
 * How many requests one network may make in a minute. Mobile operators put thousands of people behind one /24: what slows a
 * farm down is the rising price of its challenges, and these are the hard stop far above what a crowd does. But for whether
 * there are any, set by tests alone.
 *
 * @param expensivePerMinute of routes marked {@link Expensive}, such as a sign-in
 * @param challengesPerMinute of routes marked {@link Crowded}: each is a key derivation, 1,200 are 1 % of a processor
 * @param writesPerMinute of all methods that change something
 * @param readsPerMinute of everything else but static files
 */
@Context
@ConfigurationProperties("voix.limits")
record LimitsConfig(
        @Bindable(defaultValue = "true") boolean enabled,
        @Bindable(defaultValue = "120") @Min(1) int expensivePerMinute,
        @Bindable(defaultValue = "1200") @Min(1) int challengesPerMinute,
        @Bindable(defaultValue = "12000") @Min(1) int writesPerMinute,
        @Bindable(defaultValue = "30000") @Min(1) int readsPerMinute) {}
