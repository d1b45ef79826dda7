package fr.voix.base.load;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.LongSupplier;

/**
 * How full the queue of ballots is, from 0 to 1. Whatever can wait gives way to votes: what is least needed first. The highest
 * report of the last half second counts, since a batch empties the queue many times a second and a shed load that comes and
 * goes with it would not help.
 *
 * <p>A report is true of its moment: after a second of silence the level is 0, whatever was reported, also where the reporter
 * forgot to take it back. What is shed may be the very thing that would lead to the next report.
 */
@Singleton
public final class Pressure {

    /** Votes queue, about eight at once. */
    public static final double SOME = 0.002;

    /** Search, new live streams and share images give way. */
    public static final double HIGH = 0.5;

    /** Page renders give way too, and challenges down to a trickle. */
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

    /** @param nanoTime a clock that only measures */
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
        // two reports at once may lose the lower one or, for one report's time, the higher: no matter
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
