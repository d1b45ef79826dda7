package fr.voix.http;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;

/**
 * How many requests one network may make in a minute. Mobile operators put thousands of people behind one /24, so these
 * stop machines and not crowds.
 *
 * @param expensivePerMinute of routes marked {@link Expensive}, such as the making of a challenge
 * @param writesPerMinute of all methods that change something
 * @param readsPerMinute of everything else but static files
 */
@Context
@ConfigurationProperties("voix.limits")
record LimitsConfig(
        @Bindable(defaultValue = "true") boolean enabled,
        @Bindable(defaultValue = "120") @Min(1) int expensivePerMinute,
        @Bindable(defaultValue = "600") @Min(1) int writesPerMinute,
        @Bindable(defaultValue = "3000") @Min(1) int readsPerMinute) {}
