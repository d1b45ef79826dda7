package fr.voix.base.database;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The time that one statement of the current call may take. A hanging database, or a network that drops packets, would otherwise
 * hold thread, connection and permit for ever. Writes of ballots and migrations run without one.
 */
public final class TimeLimit {

    private static final ScopedValue<Duration> CURRENT = ScopedValue.newInstance();

    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);

    private TimeLimit() {}

    /** Every statement that {@code work} makes fails after this time. */
    public static <T> T call(Duration limit, Supplier<T> work) {
        return ScopedValue.where(CURRENT, limit).call(work::get);
    }

    /** The current limit, or a minute where none is set, as in jobs: a dead connection would otherwise hold the job for ever. */
    static Duration longest() {
        return current().orElse(LONGEST_SILENCE);
    }

    static Optional<Duration> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }
}
