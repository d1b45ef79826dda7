package fr.voix.vote.scrutin;

import java.time.Instant;

/**
 * What is set for a Scrutin.
 *
 * @param opensAt null when no opening is set
 * @param closesAt null when no closing is set
 */
public record Schedule(Instant opensAt, Instant closesAt) {

    /** What either has. */
    Schedule with(Schedule other) {
        return new Schedule(opensAt == null ? other.opensAt : opensAt, closesAt == null ? other.closesAt : closesAt);
    }

    /** Whether it could be set: a Scrutin that opens later is not open, and closes after it has opened. */
    public boolean fits(boolean isOpen) {
        if (opensAt == null) {
            return closesAt == null || isOpen;
        }
        return !isOpen && (closesAt == null || closesAt.isAfter(opensAt));
    }
}
