package fr.voix.base.load;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.LongSupplier;

/**
 * How full the queue of ballots is, from 0 to 1. Work that can wait is refused in favour of votes, the least needed first. The
 * highest report of the last half second counts: a batch empties the queue many times a second, and refusals that came and went
 * with it would not help.
 *
 * <p>After a second without a report the level is 0, even if the reporter forgot to take it back. Otherwise refusals could last
 * for ever, as what is refused may be what would lead to the next report.
 */
@Singleton
public final class Pressure {

    /** About eight votes wait at once. */
    public static final double SOME = 0.002;

    /** Search, new live streams and share images are refused. */
    public static final double HIGH = 0.5;

    /** Pages are no longer rendered either, and few challenges are given. */
    public static final double VERY_HIGH = 0.8;

    private static final long HELD_NANOS = 500_000_000L;
    private static final long LONGEST_NANOS = 2 * HELD_NANOS;

    private final LongSupplier nanoTime;
    private volatile Report latest;
    private volatile Report peak;

    private record Report(double fill, long at) {

        double after(long nanos, long now) {
            return now - at > nanos ? 0 : fill;
        }
    }

    @Inject
    Pressure() {
        this(System::nanoTime);
    }

    /** @param nanoTime a monotonic clock */
    public Pressure(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.latest = new Report(0, nanoTime.getAsLong());
        this.peak = latest;
    }

    /** Called when the queue is filled or emptied. */
    public void report(double fill) {
        Report report = new Report(fill, nanoTime.getAsLong());
        latest = report;
        Report known = peak;
        // two reports at the same time may lose the lower one or, until the next report, the higher: this does no harm
        if (fill >= known.fill || report.at - known.at > HELD_NANOS) {
            peak = report;
        }
    }

    public double level() {
        long now = nanoTime.getAsLong();
        return Math.max(latest.after(LONGEST_NANOS, now), peak.after(HELD_NANOS, now));
    }

    public boolean isAtLeast(double level) {
        return level() >= level;
    }
}
