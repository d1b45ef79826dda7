package fr.voix.urn.log;

import java.time.Duration;
import java.time.Instant;

/**
 * When changes of an urn are published: as a group of at least {@code ballots} people, or after {@code quietFor} with fewer. With
 * one ballot or no wait each change is published at once.
 *
 * @param ballots people in a group
 * @param quietFor the shortest wait of a smaller group; up to a quarter of it is added, see {@link #dueAt}
 */
public record QuietRule(int ballots, Duration quietFor) {

    /** Small groups are published at fixed instants, the same for all urns: the instant does not tell when the group began. */
    private static final int INSTANTS_A_WAIT = 4;

    public QuietRule {
        if (ballots < 1 || quietFor.isNegative()) {
            throw new IllegalArgumentException("A group has one ballot at least, and nobody waits less than no time");
        }
    }

    /** False where each change is published at once. */
    public boolean isGrouping() {
        return ballots > 1 && !quietFor.isZero();
    }

    /** When a group whose first change is seen now is published at the latest. */
    Instant dueAt(Instant now) {
        long step = Math.max(1, quietFor.toMillis() / INSTANTS_A_WAIT);
        long earliest = now.plus(quietFor).toEpochMilli();
        return Instant.ofEpochMilli(Math.ceilDiv(earliest, step) * step);
    }
}
