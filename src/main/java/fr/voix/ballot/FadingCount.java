package fr.voix.ballot;

import java.time.Duration;
import java.time.Instant;

/** How many of something there were lately: each counts for less as time goes by, half of it after seven minutes. */
final class FadingCount {

    /** After which what was counted weighs a little more than a third. */
    static final Duration TIME = Duration.ofMinutes(10);

    private double count;
    private Instant at = Instant.EPOCH;

    double at(Instant now) {
        long passed = Math.max(0, Duration.between(at, now).toMillis());
        return passed == 0 ? count : count * Math.exp(-(double) passed / TIME.toMillis());
    }

    /** Puts back what it is now. */
    Runnable memento() {
        double countNow = count;
        Instant atNow = at;
        return () -> {
            count = countNow;
            at = atNow;
        };
    }

    void add(Instant now) {
        count = at(now) + 1;
        at = now;
    }
}
