package fr.voix.urn.crowd;

import java.time.Duration;
import java.time.Instant;

/** How many of something there were lately: each counts for less as time goes by. */
final class FadingCount {

    private final Duration time;
    private double count;
    private Instant at = Instant.EPOCH;

    /** @param time after which what was counted weighs a little more than a third */
    FadingCount(Duration time) {
        this.time = time;
    }

    double at(Instant now) {
        long passed = Math.max(0, Duration.between(at, now).toMillis());
        return passed == 0 ? count : count * Math.exp(-(double) passed / time.toMillis());
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
