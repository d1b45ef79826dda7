package fr.voix.urn.setaside;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;

/**
 * What may be set aside. Set by tests alone.
 *
 * @param smallestNetwork ballots of one network: of fewer nothing is decided, since their leaves would tell that they came from
 *     one network, and what they say
 */
@ConfigurationProperties("voix.set-aside")
record SetAsideConfig(@Bindable(defaultValue = "10") @Min(1) int smallestNetwork) {}
