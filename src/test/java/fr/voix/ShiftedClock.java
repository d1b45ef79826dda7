package fr.voix;

import fr.voix.base.deployment.Stopwatch;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The real time, from which a test can run ahead, or set the clock; in contexts started with {@code test.shifted-clock}. */
@Singleton
@Primary
@Requires(property = "test.shifted-clock")
public class ShiftedClock extends Clock implements Stopwatch {

    private volatile Duration shift = Duration.ZERO;
    private volatile Duration set = Duration.ZERO;

    public void advance(Duration by) {
        shift = shift.plus(by);
    }

    /** Somebody sets the machine's clock: no time goes by. */
    public void set(Duration by) {
        set = set.plus(by);
    }

    @Override
    public Instant instant() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS).plus(shift).plus(set);
    }

    @Override
    public long nanoTime() {
        return System.nanoTime() + shift.toNanos();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
