package fr.voix.base.load;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** A value that is costly to find, found again once it is older than the given age. Two threads may both find it. */
public final class Remembered<T> {

    private final Clock clock;
    private final Duration age;
    private final Supplier<T> work;
    private volatile Found<T> last;

    private record Found<T>(Instant at, T value) {}

    public Remembered(Clock clock, Duration age, Supplier<T> work) {
        this.clock = clock;
        this.age = age;
        this.work = work;
    }

    public T get() {
        var found = last;
        return found == null || !found.at().isAfter(clock.instant().minus(age)) ? renew() : found.value();
    }

    /** Finds the value again, whatever its age. */
    public T renew() {
        var found = new Found<>(clock.instant(), work.get());
        last = found;
        return found.value();
    }
}
