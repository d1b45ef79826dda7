package fr.voix.vote.ballot;

import fr.voix.urn.leaf.AsideMark;
import fr.voix.urn.leaf.Counts;
import fr.voix.urn.leaf.LeafRange;
import fr.voix.urn.leaf.UrnDraft;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.UrnWriter;
import fr.voix.urn.setaside.AsideWriter;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Sets ballots aside. The mark is on the voter, whose key stays when a ballot is changed. */
@Singleton
public record BallotAsideWriter(UrnWriter urns, BallotRepository ballots) implements AsideWriter {

    @Override
    public UrnKind kind() {
        return UrnKind.SCRUTIN;
    }

    @Override
    public Counts effect(long urnId, LeafRange range) {
        return ballots.count(urnId, range);
    }

    @Override
    public long marked(long urnId, long decision) {
        return ballots.countMarked(urnId, decision);
    }

    @Override
    public Counts standing(long urnId, long decision) {
        return ballots.countOfDecision(urnId, decision);
    }

    @Override
    public List<Place> page(long urnId, @Nullable UUID after, int most) {
        return ballots.page(urnId, after, most).stream()
                .map(ballot -> new Place(ballot.voterKey().uuid(), ballot.leafIndex()))
                .toList();
    }

    @Override
    public List<Vote> unmarked(long urnId, List<UUID> voters) {
        List<UrnVoter> keys = keys(urnId, voters);
        Map<UrnVoter, AsideMark> marked = ballots.marks(keys);
        return votes(keys.stream().filter(key -> !marked.containsKey(key)).toList());
    }

    @Override
    public Marked marked(long urnId, long decision, int most) {
        List<UUID> voters = ballots.marked(urnId, decision, most);
        return new Marked(votes(keys(urnId, voters)), voters);
    }

    /** Voters who have withdrawn have none. */
    private List<Vote> votes(List<UrnVoter> voters) {
        return ballots.findAll(voters).values().stream()
                .map(ballot ->
                        new Vote(ballot.voterKey().uuid(), ballot.leafIndex(), ballot.tier(), ballot.choice(), null))
                .sorted(Comparator.comparingLong(Vote::leafIndex))
                .toList();
    }

    private static List<UrnVoter> keys(long urnId, List<UUID> voters) {
        return voters.stream()
                .map(voter -> new UrnVoter(urnId, VoterKey.of(voter)))
                .toList();
    }

    @Override
    public void save(UrnDraft draft, Marked marked, @Nullable AsideMark mark) {
        urns.save(List.of(draft));
        long urnId = draft.urnId();
        if (mark == null) {
            ballots.deleteMarks(urnId, marked.voters());
        } else {
            ballots.insertMarks(
                    keys(urnId, marked.voters()).stream().collect(Collectors.toMap(key -> key, key -> mark)));
        }
    }
}
