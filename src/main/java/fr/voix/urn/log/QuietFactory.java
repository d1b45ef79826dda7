package fr.voix.urn.log;

import fr.voix.base.deployment.DatabaseMode;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;

/**
 * The rule of this deployment ({@code voix.urn.quiet-ballots}, {@code voix.urn.quiet-for}): who tries the service on their own machine sees every ballot at once.
 */
@Factory
final class QuietFactory {

    @Singleton
    QuietRule quietRule(
            @Nullable @Property(name = "voix.urn.quiet-ballots") Integer ballots,
            @Nullable @Property(name = "voix.urn.quiet-for") Duration quietFor,
            DatabaseMode mode) {
        return new QuietRule(
                Objects.requireNonNullElse(ballots, mode.isEmbedded() ? 1 : 8),
                Objects.requireNonNullElse(quietFor, mode.isEmbedded() ? Duration.ZERO : Duration.ofMinutes(10)));
    }
}
