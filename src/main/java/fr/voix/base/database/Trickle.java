package fr.voix.base.database;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A fixed number a second, which never falls to zero: for work that others wait for, when all else is refused. */
public final class Trickle {

    private static final long SECOND = 1_000_000_000L;

    private final long interval;
    private final LongSupplier nanoTime;
    /** When the next one is due; after a pause a second's worth may come at once. */
    private final AtomicLong nextAt;

    /** @param nanoTime a monotonic clock */
    public Trickle(int perSecond, LongSupplier nanoTime) {
        this.interval = SECOND / perSecond;
        this.nanoTime = nanoTime;
        this.nextAt = new AtomicLong(nanoTime.getAsLong() - SECOND);
    }

    /** False when the limit is reached. */
    public boolean tryTake() {
        while (true) {
            long now = nanoTime.getAsLong();
            long known = nextAt.get();
            if (known - now > 0) {
                return false;
            }
            long from = now - known > SECOND - interval ? now - SECOND + interval : known;
            if (nextAt.compareAndSet(known, from + interval)) {
                return true;
            }
        }
    }
}
