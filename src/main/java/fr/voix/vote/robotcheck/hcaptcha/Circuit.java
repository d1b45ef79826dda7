package fr.voix.vote.robotcheck.hcaptcha;

import java.time.Duration;
import java.time.Instant;

/**
 * A circuit breaker: after a failure the outside system is not called for {@link #PAUSE}, and then by one caller first.
 * Immutable.
 *
 * @param openUntil null while calls succeed
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

    /** The state for other callers while one caller tries. */
    Circuit duringCall(Instant now) {
        return openUntil == null ? this : openedAt(now);
    }

    boolean isClosed() {
        return openUntil == null;
    }
}
