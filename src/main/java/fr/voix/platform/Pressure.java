package fr.voix.platform;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.LongSupplier;

/**
 * How full the queue of ballots is, from 0 to 1. Whatever can wait gives way to votes: what is least needed first. The
 * highest report of the last half second counts, since a batch empties the queue many times a second and a shed load
 * that comes and goes with it would help nobody.
 */
@Singleton
public final class Pressure {

    /** Search, new live streams and share images give way. */
    public static final double HIGH = 0.5;

    /** Page renders and challenges give way too. */
    public static final double VERY_HIGH = 0.8;

    private static final long HELD_NANOS = 500_000_000L;

    private final LongSupplier nanoTime;
    private volatile double latest;
    private volatile Peak peak;

    private record Peak(double fill, long at) {}

    @Inject
    Pressure() {
        this(System::nanoTime);
    }

    /** @param nanoTime a clock that only measures */
    public Pressure(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.peak = new Peak(0, nanoTime.getAsLong());
    }

    /** Called by whoever fills or empties the queue. */
    public void report(double fill) {
        latest = fill;
        long now = nanoTime.getAsLong();
        Peak known = peak;
        // two reports at once may lose the lower one or, for one report's time, the higher: no matter
        if (fill >= known.fill || now - known.at > HELD_NANOS) {
            peak = new Peak(fill, now);
        }
    }

    public double level() {
        Peak known = peak;
        return nanoTime.getAsLong() - known.at > HELD_NANOS ? latest : Math.max(latest, known.fill);
    }

    public boolean isAtLeast(double level) {
        return level() >= level;
    }
}
