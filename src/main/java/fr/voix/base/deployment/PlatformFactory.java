package fr.voix.base.deployment;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What every feature is handed rather than reaching for: the time. */
@Factory
final class PlatformFactory {

    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
