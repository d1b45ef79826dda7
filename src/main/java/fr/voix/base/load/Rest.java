package fr.voix.base.load;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Leaves time to votes: while several votes wait at once, work of one kind is followed by a rest in which no more of it begins.
 * The rest ends when votes no longer wait.
 */
public final class Rest {

    /** The longest time between two looks at whether votes still queue. */
    private static final long LONGEST_LOOK_NANOS = 250_000_000L;

    private final Pressure pressure;
    private final LongSupplier nanoTime;
    private final LongConsumer pause;
    private final AtomicLong until;

    public Rest(Pressure pressure) {
        this(pressure, System::nanoTime, LockSupport::parkNanos);
    }

    /**
     * @param nanoTime a monotonic clock
     * @param pause waits for the given nanoseconds at most
     */
    public Rest(Pressure pressure, LongSupplier nanoTime, LongConsumer pause) {
        this.pressure = pressure;
        this.nanoTime = nanoTime;
        this.pause = pause;
        this.until = new AtomicLong(nanoTime.getAsLong());
    }

    long now() {
        return nanoTime.getAsLong();
    }

    /** Lengthens the rest. */
    public void owe(long nanos) {
        long now = now();
        until.updateAndGet(known -> Math.max(known - now, 0) + now + nanos);
    }

    /** Waits until the rest is over. */
    public void take() {
        for (long left = left(); left > 0 && !Thread.currentThread().isInterrupted(); left = left()) {
            pause.accept(Math.min(left, LONGEST_LOOK_NANOS));
        }
    }

    private long left() {
        long now = now();
        if (!pressure.isAtLeast(Pressure.SOME)) {
            until.set(now);
        }
        return until.get() - now;
    }
}
