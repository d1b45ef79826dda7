package fr.voix.vote.scrutin;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * What is set for a Scrutin.
 *
 * @param opensAt null when no opening is set
 * @param closesAt null when no closing is set
 */
public record Schedule(Instant opensAt, Instant closesAt) {

    /** @param acts those of one Scrutin, of each kind one at most */
    static Schedule of(Collection<DueAct> acts) {
        Map<ScheduledAct, Instant> at = new EnumMap<>(ScheduledAct.class);
        acts.forEach(due -> at.put(due.act(), due.dueAt()));
        return new Schedule(at.get(ScheduledAct.OPEN), at.get(ScheduledAct.CLOSE));
    }

    /** Whether it could be set: a Scrutin that opens later is not open, and closes after it has opened. */
    boolean fits(boolean isOpen) {
        if (opensAt == null) {
            return closesAt == null || isOpen;
        }
        return !isOpen && (closesAt == null || closesAt.isAfter(opensAt));
    }
}
