package fr.voix.architecture;

import java.time.Instant;

/** A planted offender: reads the time by itself. */
public final class ClockReader {

    Instant guess() {
        return Instant.now();
    }
}
