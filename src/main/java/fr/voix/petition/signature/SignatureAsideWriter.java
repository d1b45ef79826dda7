package fr.voix.petition.signature;

import fr.voix.base.database.RoundTrip;
import fr.voix.petition.petition.ThresholdService;
import fr.voix.urn.leaf.AsideMark;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Counts;
import fr.voix.urn.leaf.LeafRange;
import fr.voix.urn.leaf.UrnDraft;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.UrnWriter;
import fr.voix.urn.setaside.AsideWriter;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Sets signatures aside, with the counts by area, and notes the thresholds that are reached when they count again. */
@Singleton
record SignatureAsideWriter(
        UrnWriter urns,
        SignatureAsideRepository asides,
        SignatureBatchRepository signatures,
        ThresholdService thresholds,
        JdbcOperations jdbc,
        Clock clock)
        implements AsideWriter {

    @Override
    public UrnKind kind() {
        return UrnKind.PETITION;
    }

    @Override
    public Counts effect(long urnId, LeafRange range) {
        return asides.countStanding(urnId, range);
    }

    @Override
    public long marked(long urnId, long decision) {
        return standing(urnId, decision).total() + asides.countKept(urnId, decision);
    }

    @Override
    public Counts standing(long urnId, long decision) {
        return asides.countOfDecision(urnId, decision);
    }

    @Override
    public List<Place> page(long urnId, @Nullable UUID after, int most) {
        return asides.page(urnId, after, most).stream()
                .map(row -> new Place(row.id(), row.leafIndex()))
                .toList();
    }

    @Override
    public List<Vote> unmarked(long urnId, List<UUID> signatures) {
        List<SignatureId> ids =
                signatures.stream().map(uuid -> new SignatureId(urnId, uuid)).toList();
        return votes(asides.findAll(ids).stream()
                .filter(signature -> signature.aside() == null)
                .toList());
    }

    @Override
    public Marked marked(long urnId, long decision, int most) {
        List<Vote> votes = votes(asides.ofDecision(urnId, decision, most));
        return new Marked(votes, votes.stream().map(Vote::voter).toList());
    }

    private static List<Vote> votes(List<Signature> signatures) {
        return signatures.stream()
                .map(signature -> new Vote(
                        signature.id().uuid(), signature.leafIndex(), signature.tier(), Choice.S, signature.area()))
                .toList();
    }

    @Override
    public int forgetKept(long urnId, AsideMark mark) {
        return asides.deleteKept(urnId, mark.number());
    }

    @Override
    public void save(UrnDraft draft, Marked marked, @Nullable AsideMark mark) {
        long urnId = draft.urnId();
        RoundTrip trip = new RoundTrip(jdbc);
        urns.save(List.of(draft), trip);
        asides.mark(urnId, marked.voters(), mark, trip);
        SortedMap<SignedArea, Long> areas = new TreeMap<>();
        long each = mark == null ? 1 : -1;
        marked.votes().forEach(vote -> areas.merge(new SignedArea(urnId, vote.area()), each, Long::sum));
        signatures.addToAreas(areas, trip);
        if (mark == null) {
            thresholds.note(List.of(draft), clock.instant(), SignedArea.NO_DEPARTEMENTS, trip);
        }
        trip.send();
    }
}
