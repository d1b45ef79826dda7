package fr.voix.base.load;

import java.time.Duration;
import java.time.Instant;

/**
 * What was counted.
 *
 * @param total within the span of its purpose
 * @param latest within the last minute or a little more; the same as total where there is one slot
 * @param lessAt when the oldest of it is forgotten; that instant itself when there is nothing
 */
public record LoadSeen(long total, long latest, Instant lessAt) {

    LoadSeen plus(LoadSeen other) {
        boolean isEarlier = total == 0 || other.total > 0 && other.lessAt.isBefore(lessAt);
        return new LoadSeen(total + other.total, latest + other.latest, isEarlier ? other.lessAt : lessAt);
    }

    /** Whole seconds until there is less, at least one. */
    public int secondsUntilLess(Instant now) {
        return (int) Math.max(1, Duration.between(now, lessAt).toSeconds() + 1);
    }
}
