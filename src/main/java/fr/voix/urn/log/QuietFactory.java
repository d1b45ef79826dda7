package fr.voix.urn.log;

import fr.voix.base.deployment.DatabaseMode;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;

/** The rule of this deployment: who tries the service on their own machine sees every ballot at once. */
@Factory
final class QuietFactory {

    @Singleton
    QuietRule quietRule(QuietConfig config, DatabaseMode mode) {
        return new QuietRule(
                Objects.requireNonNullElse(config.quietBallots(), mode.isEmbedded() ? 1 : 8),
                Objects.requireNonNullElse(
                        config.quietFor(), mode.isEmbedded() ? Duration.ZERO : Duration.ofMinutes(10)));
    }
}
