package fr.voix.vote.robotcheck.hcaptcha;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether an outside system is called at all: after a failure not before some time has passed, and then by one caller
 * first. Immutable.
 *
 * @param openUntil null while all is well
 */
record Circuit(Instant openUntil) {

    static final Circuit CLOSED = new Circuit(null);

    static final Duration PAUSE = Duration.ofSeconds(30);

    static Circuit openedAt(Instant now) {
        return new Circuit(now.plus(PAUSE));
    }

    boolean allowsCall(Instant now) {
        return openUntil == null || !now.isBefore(openUntil);
    }

    /** What the others see while one caller is trying. */
    Circuit duringCall(Instant now) {
        return openUntil == null ? this : openedAt(now);
    }

    boolean isClosed() {
        return openUntil == null;
    }
}
