package fr.voix.base.load;

import java.time.Duration;
import java.time.Instant;

/**
 * The counts of one subject.
 *
 * @param total within the span of its purpose
 * @param latest within about the last minute; the same as total where the span has one slot
 * @param lessAt when the oldest count expires; the instant of the question when there is none
 */
public record LoadSeen(long total, long latest, Instant lessAt) {

    LoadSeen plus(LoadSeen other) {
        boolean isEarlier = total == 0 || other.total > 0 && other.lessAt.isBefore(lessAt);
        return new LoadSeen(total + other.total, latest + other.latest, isEarlier ? other.lessAt : lessAt);
    }

    /** Whole seconds until the oldest count expires, at least one. */
    public int secondsUntilLess(Instant now) {
        return (int) Math.max(1, Duration.between(now, lessAt).toSeconds() + 1);
    }
}
