package fr.voix.urn.setaside;

import fr.voix.urn.leaf.AsideMark;
import fr.voix.urn.leaf.Counts;
import fr.voix.urn.leaf.UrnKind;
import java.time.Instant;

/**
 * A decision on ballots of a Scrutin or signatures of a petition: a proposal, or one that is being or has been carried out.
 *
 * @param undoes the decision that this one undoes, or null for one that sets aside
 * @param uid of the urn
 * @param pattern null when what it marks is forgotten, and for a decision that undoes
 * @param ballots at most so many; of a decision that undoes, so many voters
 * @param approvedBy null when nobody was needed, nobody has approved yet, or the operator did
 * @param isByOperator whether the operator approved it, on the machine of the service
 * @param done how many are done
 */
public record SetAside(
        long number,
        String uid,
        Long undoes,
        SetAsideRule rule,
        AsidePattern pattern,
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
        boolean isByOperator,
        Instant startedAt,
        long done,
        Instant doneAt,
        Instant droppedAt) {

    public static final int LONGEST_REASON = 2000;

    /** With fewer ballots than that, the counts by choice are shown to nobody. */
    public static final long SMALLEST_SHOWN = 10;

    public UrnKind kind() {
        return UrnKind.of(uid);
    }

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

    /** Whether one person has decided it. */
    boolean isAlone() {
        return approvedBy == null && !isByOperator;
    }

    /** Whether the counts before and after may be shown by choice: not before the end, and not of few. */
    public boolean isShownByChoice() {
        return doneAt != null && done >= SMALLEST_SHOWN;
    }

    /** Whether ballots count again by it. */
    public boolean isUndoing() {
        return undoes != null;
    }

    /** The decision that it undoes, as leaves name it; null for one that sets aside. */
    public String undone() {
        return undoes == null ? null : AsideMark.decision(undoes);
    }

    /** As leaves name it. */
    public String decision() {
        return AsideMark.decision(number);
    }
}
