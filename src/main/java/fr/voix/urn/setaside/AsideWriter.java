package fr.voix.urn.setaside;

import fr.voix.urn.leaf.AsideMark;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Counts;
import fr.voix.urn.leaf.LeafRange;
import fr.voix.urn.leaf.Tier;
import fr.voix.urn.leaf.UrnDraft;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.UrnWriter;
import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Sets what is in urns of one kind aside and lets it count again, a bounded step at a time, in the order of voters' keys: leaves,
 * counts and marks in one commit, under the lock of the urn. Each kind says where its votes and their marks stand.
 */
public interface AsideWriter {

    /** Rows looked at in a step: enough to be quick, few enough to let others pass. */
    int ROWS_AT_ONCE = 20_000;

    UrnWriter urns();

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

    /** Where the vote of a voter stands. */
    record Place(UUID voter, long leafIndex) {}

    /**
     * A vote that stands.
     *
     * @param area what it is counted under beside the whole, or null
     */
    record Vote(
            UUID voter,
            long leafIndex,
            Tier tier,
            Choice choice,
            @Nullable String area) {}

    /**
     * What one decision has marked.
     *
     * @param votes in the order of their leaves
     * @param voters also those who have no vote any more
     */
    record Marked(List<Vote> votes, List<UUID> voters) {}

    /** Votes in the order of their voters' keys; those that are marked may be among them. */
    List<Place> page(long urnId, @Nullable UUID after, int most);

    /** The votes of these voters that are not marked, in the order of their leaves. */
    List<Vote> unmarked(long urnId, List<UUID> voters);

    /** Some of those that a decision has marked, in the order of their voters' keys. */
    Marked marked(long urnId, long decision, int most);

    /**
     * Writes an urn and the marks of its voters.
     *
     * @param mark null for voters who are not marked any more
     */
    void save(UrnDraft draft, Marked marked, @Nullable AsideMark mark);

    /** Once no vote bears a mark: forgets marks that are kept without one; how many. */
    default int forgetKept(long urnId, AsideMark mark) {
        return 0;
    }

    /**
     * Sets aside the next votes of a range, in the caller's transaction, as the other two.
     *
     * @param after where the step before ended, or null
     * @param most votes at once
     * @return nothing when the check refuses, and nothing is written then
     */
    default Optional<Step> setAside(
            long urnId, LeafRange range, AsideMark mark, @Nullable UUID after, int most, StepCheck check) {
        List<Place> rows = page(urnId, after, ROWS_AT_ONCE);
        List<UUID> found = new ArrayList<>();
        UUID last = after;
        int looked = 0;
        for (Place row : rows) {
            if (found.size() == most) {
                break;
            }
            looked++;
            last = row.voter();
            if (range.contains(row.leafIndex())) {
                found.add(last);
            }
        }
        Step step = new Step(0, last, looked == rows.size() && rows.size() < ROWS_AT_ONCE);
        return found.isEmpty() ? Optional.of(step) : setAside(urnId, range, mark, found, step, check);
    }

    /** Read again under the lock: some may have changed or gone. */
    private Optional<Step> setAside(
            long urnId, LeafRange range, AsideMark mark, List<UUID> found, Step step, StepCheck check) {
        UrnDraft draft = lock(urnId);
        List<Vote> votes = unmarked(urnId, found).stream()
                .filter(vote -> range.contains(vote.leafIndex()))
                .toList();
        Counts before = draft.urn().counts();
        votes.forEach(vote -> draft.setAside(vote.leafIndex(), vote.tier(), vote.choice(), mark));
        if (!check.allows(before, draft.urn().counts())) {
            return Optional.empty();
        }
        save(draft, new Marked(votes, votes.stream().map(Vote::voter).toList()), mark);
        return Optional.of(new Step(votes.size(), step.last(), step.isEnd()));
    }

    /**
     * Lets the next votes count again that a decision set aside.
     *
     * @param undone rule and decision that are undone
     * @param undoing the decision that undoes it, as its leaves name it
     * @param most voters at once
     * @return nothing when the check refuses, and nothing is written then
     */
    default Optional<Step> reinstate(long urnId, AsideMark undone, String undoing, int most, StepCheck check) {
        UrnDraft draft = lock(urnId);
        Marked marked = marked(urnId, undone.number(), most);
        Counts before = draft.urn().counts();
        marked.votes().forEach(vote -> draft.reinstate(vote.leafIndex(), vote.tier(), vote.choice(), undoing));
        if (!check.allows(before, draft.urn().counts())) {
            return Optional.empty();
        }
        save(draft, marked, null);
        boolean isEnd = marked.voters().size() < most;
        int kept = isEnd ? forgetKept(urnId, undone) : 0;
        return Optional.of(new Step(marked.voters().size() + kept, null, isEnd));
    }

    private UrnDraft lock(long urnId) {
        return urns().lock(List.of(urnId)).get(urnId);
    }
}
