package fr.voix.urn.log;

import java.time.Duration;
import java.time.Instant;

/**
 * When an urn's news are published: once that many people are in them, or once the first has waited so long. One ballot and no
 * waiting is every change at once.
 *
 * @param ballots how many make a group
 * @param quietFor how long a smaller group waits at least
 */
public record QuietRule(int ballots, Duration quietFor) {

    /** All urns publish small groups at the same instants, a quarter of the wait apart, so that none tells when its own began. */
    private static final int INSTANTS_A_WAIT = 4;

    public QuietRule {
        if (ballots < 1 || quietFor.isNegative()) {
            throw new IllegalArgumentException("A group has one ballot at least, and nobody waits less than no time");
        }
    }

    /** Whether anything ever waits. */
    public boolean isGrouping() {
        return ballots > 1 && !quietFor.isZero();
    }

    /** When what is first seen now is published in any case. */
    Instant dueAt(Instant now) {
        long step = Math.max(1, quietFor.toMillis() / INSTANTS_A_WAIT);
        long earliest = now.plus(quietFor).toEpochMilli();
        return Instant.ofEpochMilli(Math.ceilDiv(earliest, step) * step);
    }
}
