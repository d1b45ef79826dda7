package fr.voix.base.load;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * What strangers leave to votes: while these queue (those who come one after the other need no room), whatever was done for them is
 * followed by a rest in which nothing more of its kind is done. It is over when votes do not queue any more.
 */
public final class Rest {

    /** How long somebody may go on resting for votes that queue no more. */
    private static final long LONGEST_LOOK_NANOS = 250_000_000L;

    private final Pressure pressure;
    private final LongSupplier nanoTime;
    private final LongConsumer pause;
    private final AtomicLong until;

    public Rest(Pressure pressure) {
        this(pressure, System::nanoTime, LockSupport::parkNanos);
    }

    /**
     * @param nanoTime a clock that only measures
     * @param pause lets so many of its nanoseconds pass, or fewer
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

    /** Has whoever comes next rest so much longer. */
    public void owe(long nanos) {
        long now = now();
        until.updateAndGet(known -> Math.max(known - now, 0) + now + nanos);
    }

    /** Returns when it is over. */
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
