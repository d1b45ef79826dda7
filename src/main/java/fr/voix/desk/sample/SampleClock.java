package fr.voix.desk.sample;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time of a service in which a sample is made: it stands still until it is moved on, and never goes back. */
final class SampleClock extends Clock {

    private volatile Instant now;

    SampleClock(Instant begin) {
        this.now = begin;
    }

    void moveTo(Instant later) {
        if (later.isAfter(now)) {
            now = later;
        }
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
