package fr.voix.base.database;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How long one statement of the current call may take. A database that hangs, or a network that swallows packets, would
 * otherwise hold thread, connection and permit for ever. Writes of ballots and migrations are not called within one.
 */
public final class TimeLimit {

    private static final ScopedValue<Duration> CURRENT = ScopedValue.newInstance();

    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);

    private TimeLimit() {}

    /** Every statement that {@code work} makes fails after this time. */
    public static <T> T call(Duration limit, Supplier<T> work) {
        return ScopedValue.where(CURRENT, limit).call(work::get);
    }

    /** For whatever names none, as jobs do: a line that went silent would hold the thread, and the job, for ever. */
    static Duration longest() {
        return current().orElse(LONGEST_SILENCE);
    }

    static Optional<Duration> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }
}
