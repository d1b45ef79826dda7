package fr.voix.base.database;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;

/**
 * The pool of connections.
 *
 * @param maximumPoolSize {@code DATASOURCES_DEFAULT_MAXIMUM_POOL_SIZE}
 */
@ConfigurationProperties("datasources.default")
record PoolConfig(@Bindable(defaultValue = "20") @Min(1) int maximumPoolSize) {}
