package fr.voix.ballot;

import fr.voix.urn.AsideMark;
import fr.voix.urn.AsideVotes;
import fr.voix.urn.Counts;
import fr.voix.urn.LeafRange;
import fr.voix.urn.UrnDraft;
import fr.voix.urn.UrnKind;
import fr.voix.urn.UrnWriter;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Sets ballots aside. Voters are gone through in the order of their keys, which stay when a ballot is changed. */
@Singleton
public class AsideWriter implements AsideVotes {

    /** Rows looked at in a step: enough to be quick, few enough to let others pass. */
    private static final int ROWS_AT_ONCE = 20_000;

    private final UrnWriter urns;
    private final BallotRepository ballots;
    private final AsideRepository asides;

    AsideWriter(UrnWriter urns, BallotRepository ballots, AsideRepository asides) {
        this.urns = urns;
        this.ballots = ballots;
        this.asides = asides;
    }

    @Override
    public UrnKind kind() {
        return UrnKind.SCRUTIN;
    }

    @Override
    @Transactional(readOnly = true)
    public Counts effect(long urnId, LeafRange range) {
        return ballots.count(urnId, range);
    }

    @Override
    @Transactional(readOnly = true)
    public long marked(long urnId, long decision) {
        return asides.countOfDecision(urnId, decision);
    }

    @Override
    @Transactional(readOnly = true)
    public Counts standing(long urnId, long decision) {
        return ballots.countOfDecision(urnId, decision);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Step> setAside(
            long urnId, LeafRange range, AsideMark mark, @Nullable UUID after, int most, StepCheck check) {
        List<Ballot> rows = ballots.page(urnId, after == null ? null : VoterKey.of(after), ROWS_AT_ONCE);
        List<VoterKey> found = new ArrayList<>();
        VoterKey last = null;
        for (Ballot row : rows) {
            if (found.size() == most) {
                break;
            }
            last = row.voterKey();
            if (range.contains(row.leafIndex())) {
                found.add(last);
            }
        }
        boolean isEnd = rows.size() < ROWS_AT_ONCE
                && (rows.isEmpty() || rows.getLast().voterKey().equals(last));
        UUID next = last == null ? after : last.uuid();
        return found.isEmpty()
                ? Optional.of(new Step(0, next, isEnd))
                : setAside(urnId, range, mark, found, check).map(done -> new Step(done, next, isEnd));
    }

    /** Read again under the lock: some may have changed or gone. */
    private Optional<Integer> setAside(
            long urnId, LeafRange range, AsideMark mark, List<VoterKey> voters, StepCheck check) {
        UrnDraft draft = urns.lock(List.of(urnId)).get(urnId);
        List<UrnVoter> keys =
                voters.stream().map(voter -> new UrnVoter(urnId, voter)).toList();
        Map<UrnVoter, AsideMark> marked = asides.findAll(keys);
        List<Ballot> standing = standing(keys).values().stream()
                .filter(ballot -> range.contains(ballot.leafIndex()))
                .filter(ballot -> !marked.containsKey(new UrnVoter(urnId, ballot.voterKey())))
                .sorted(Comparator.comparingLong(Ballot::leafIndex))
                .toList();
        Counts before = draft.urn().counts();
        standing.forEach(ballot -> draft.setAside(ballot.leafIndex(), ballot.tier(), ballot.choice(), mark));
        if (!check.allows(before, draft.urn().counts())) {
            return Optional.empty();
        }
        urns.save(List.of(draft));
        asides.insert(standing.stream()
                .collect(Collectors.toMap(ballot -> new UrnVoter(urnId, ballot.voterKey()), ballot -> mark)));
        return Optional.of(standing.size());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Step> reinstate(long urnId, AsideMark undone, String undoing, int most, StepCheck check) {
        UrnDraft draft = urns.lock(List.of(urnId)).get(urnId);
        List<VoterKey> voters = asides.ofDecision(urnId, undone.number(), most);
        Counts before = draft.urn().counts();
        standing(urnId, voters)
                .forEach(
                        ballot -> draft.reinstate(ballot.leafIndex(), ballot.tier(), ballot.choice(), undone, undoing));
        if (!check.allows(before, draft.urn().counts())) {
            return Optional.empty();
        }
        urns.save(List.of(draft));
        asides.delete(urnId, voters);
        return Optional.of(new Step(voters.size(), null, voters.size() < most));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Step> move(long urnId, AsideMark before, AsideMark after, int most, StepCheck check) {
        UrnDraft draft = urns.lock(List.of(urnId)).get(urnId);
        List<VoterKey> voters = asides.ofDecision(urnId, before.number(), most);
        List<Ballot> moved = standing(urnId, voters);
        moved.forEach(ballot ->
                draft.reinstate(ballot.leafIndex(), ballot.tier(), ballot.choice(), before, after.decision()));
        Counts counted = draft.urn().counts();
        moved.forEach(ballot -> draft.setAside(ballot.leafIndex(), ballot.tier(), ballot.choice(), after));
        if (!check.allows(counted, draft.urn().counts())) {
            return Optional.empty();
        }
        urns.save(List.of(draft));
        asides.update(urnId, voters, after);
        return Optional.of(new Step(voters.size(), null, voters.size() < most));
    }

    /** In the order of their leaves; whoever withdrew meanwhile has none. */
    private List<Ballot> standing(long urnId, List<VoterKey> voters) {
        return standing(voters.stream().map(voter -> new UrnVoter(urnId, voter)).toList()).values().stream()
                .sorted(Comparator.comparingLong(Ballot::leafIndex))
                .toList();
    }

    private Map<UrnVoter, Ballot> standing(List<UrnVoter> voters) {
        return voters.isEmpty() ? new HashMap<>() : ballots.findAll(voters);
    }
}
