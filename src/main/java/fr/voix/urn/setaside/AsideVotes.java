package fr.voix.urn.setaside;

import fr.voix.urn.leaf.AsideMark;
import fr.voix.urn.leaf.Counts;
import fr.voix.urn.leaf.LeafRange;
import fr.voix.urn.leaf.UrnKind;
import io.micronaut.core.annotation.Nullable;
import java.util.Optional;
import java.util.UUID;

/**
 * Sets what is in urns of one kind aside and lets it count again, a bounded step at a time: leaves, counts and marks in one
 * commit, under the lock of the urn. The code that writes ballots or signatures implements it. Each of them is called a vote here.
 */
public interface AsideVotes {

    UrnKind kind();

    /**
     * What a step did.
     *
     * @param done votes set aside, or voters whose mark is gone
     * @param last where the next step goes on
     * @param isEnd whether nothing is left
     */
    record Step(long done, @Nullable UUID last, boolean isEnd) {}

    /** What is asked under the lock of the urn before a step is written: the counts before it and after. */
    interface StepCheck {
        boolean allows(Counts before, Counts after);
    }

    /** What would be set aside now, per tier and choice; nothing is written. */
    Counts effect(long urnId, LeafRange range);

    /** How many voters a decision has marked. */
    long marked(long urnId, long decision);

    /** What stands of these voters, per tier and choice. */
    Counts standing(long urnId, long decision);

    /**
     * Sets aside the next votes of a range, in the caller's transaction, as the other two.
     *
     * @param after where the step before ended, or null
     * @param most votes at once
     * @return nothing when the check refuses, and nothing is written then
     */
    Optional<Step> setAside(
            long urnId, LeafRange range, AsideMark mark, @Nullable UUID after, int most, StepCheck check);

    /**
     * Lets the next votes count again that a decision set aside.
     *
     * @param undone rule and decision that are undone
     * @param undoing the decision that undoes it, as its leaves name it
     * @param most voters at once
     * @return nothing when the check refuses, and nothing is written then
     */
    Optional<Step> reinstate(long urnId, AsideMark undone, String undoing, int most, StepCheck check);

    /**
     * Puts the next votes that one decision set aside under another one: leaves say that they are reinstated and set aside
     * again, in one commit, so that none of them ever counts in between.
     *
     * @param before rule and decision under which they are
     * @param after under which they will be
     * @param most voters at once
     * @return nothing when the check refuses that they are kept from the count, and nothing is written then
     */
    Optional<Step> move(long urnId, AsideMark before, AsideMark after, int most, StepCheck check);
}
