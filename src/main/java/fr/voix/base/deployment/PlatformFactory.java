package fr.voix.base.deployment;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Provides clocks, so that tests can replace them. */
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
