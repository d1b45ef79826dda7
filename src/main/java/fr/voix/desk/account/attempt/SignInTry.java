package fr.voix.desk.account.attempt;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One try to sign in, as it was counted.
 *
 * @param pause how long nothing is looked at; nothing was counted then
 * @param counts where it was counted
 */
public record SignInTry(Duration pause, List<Count> counts) {

    /** Under one key; {@code pausedUntil} is what this try brought about. */
    record Count(byte[] keyHash, Instant pausedUntil) {}

    public boolean isPaused() {
        return !pause.isZero();
    }
}
