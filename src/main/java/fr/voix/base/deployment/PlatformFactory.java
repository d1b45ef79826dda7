package fr.voix.base.deployment;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** What every feature is handed rather than reaching for: the time. */
@Factory
final class PlatformFactory {

    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }

    @Singleton
    Stopwatch stopwatch() {
        return System::nanoTime;
    }
}
