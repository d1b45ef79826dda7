package fr.voix.base.database;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** So many a second and no more, and never none: for what others wait for, when all that can be shed is shed. */
public final class Trickle {

    private static final long SECOND = 1_000_000_000L;

    private final long interval;
    private final LongSupplier nanoTime;
    /** When the next one may come; a second's worth may come at once after silence. */
    private final AtomicLong nextAt;

    /** @param nanoTime a clock that only measures */
    public Trickle(int perSecond, LongSupplier nanoTime) {
        this.interval = SECOND / perSecond;
        this.nanoTime = nanoTime;
        this.nextAt = new AtomicLong(nanoTime.getAsLong() - SECOND);
    }

    /** False when this second's are taken. */
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
