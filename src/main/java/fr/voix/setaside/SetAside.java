package fr.voix.setaside;

import fr.voix.urn.AsideMark;
import fr.voix.urn.Counts;
import java.time.Instant;

/**
 * A decision on ballots: a proposal, or one that is being or has been carried out.
 *
 * @param undoes the decision that this one undoes, or null for one that sets aside
 * @param pattern null when its network is forgotten, and for a decision that undoes
 * @param ballots at most so many; of a decision that undoes, so many voters
 * @param approvedBy null when nobody was needed, or nobody has approved yet
 * @param done how many are done
 */
public record SetAside(
        long number,
        String scrutinUid,
        Long undoes,
        SetAsideRule rule,
        BallotPattern pattern,
        long firstIndex,
        long endIndex,
        long ballots,
        Counts before,
        Counts after,
        String reason,
        int proposedBy,
        Instant proposedAt,
        boolean needsSecond,
        Integer approvedBy,
        Instant startedAt,
        long done,
        Instant doneAt,
        Instant droppedAt) {

    public static final int LONGEST_REASON = 2000;

    /** How far a decision is. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        DROPPED
    }

    public State state() {
        if (droppedAt != null) {
            return State.DROPPED;
        }
        if (doneAt != null) {
            return State.DONE;
        }
        return startedAt == null ? State.WAITING : State.RUNNING;
    }

    public boolean isUndoing() {
        return undoes != null;
    }

    /** As leaves name it. */
    public String decision() {
        return AsideMark.decision(number);
    }
}
