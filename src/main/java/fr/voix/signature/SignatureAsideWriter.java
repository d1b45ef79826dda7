package fr.voix.signature;

import fr.voix.petition.PetitionConfig;
import fr.voix.platform.RoundTrip;
import fr.voix.urn.AsideMark;
import fr.voix.urn.AsideVotes;
import fr.voix.urn.Choice;
import fr.voix.urn.Counts;
import fr.voix.urn.LeafRange;
import fr.voix.urn.UrnDraft;
import fr.voix.urn.UrnKind;
import fr.voix.urn.UrnWriter;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Sets signatures aside, with the counts by area, and notes the thresholds that are reached when they count again. */
@Singleton
class SignatureAsideWriter implements AsideVotes {

    /** Rows looked at in a step: enough to be quick, few enough to let others pass. */
    private static final int ROWS_AT_ONCE = 20_000;

    private final UrnWriter urns;
    private final SignatureAsideRepository asides;
    private final SignatureBatchRepository signatures;
    private final PetitionConfig petitions;
    private final JdbcOperations jdbc;
    private final Clock clock;

    SignatureAsideWriter(
            UrnWriter urns,
            SignatureAsideRepository asides,
            SignatureBatchRepository signatures,
            PetitionConfig petitions,
            JdbcOperations jdbc,
            Clock clock) {
        this.urns = urns;
        this.asides = asides;
        this.signatures = signatures;
        this.petitions = petitions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public UrnKind kind() {
        return UrnKind.PETITION;
    }

    @Override
    @Transactional(readOnly = true)
    public Counts effect(long urnId, LeafRange range) {
        return asides.countStanding(urnId, range);
    }

    @Override
    @Transactional(readOnly = true)
    public long marked(long urnId, long decision) {
        return standing(urnId, decision).total() + asides.countKept(urnId, decision);
    }

    @Override
    @Transactional(readOnly = true)
    public Counts standing(long urnId, long decision) {
        return asides.countOfDecision(urnId, decision);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Step> setAside(
            long urnId, LeafRange range, AsideMark mark, @Nullable UUID after, int most, StepCheck check) {
        List<SignatureAsideRepository.Place> rows = asides.page(urnId, after, ROWS_AT_ONCE);
        List<SignatureId> found = new ArrayList<>();
        UUID last = after;
        int looked = 0;
        for (SignatureAsideRepository.Place row : rows) {
            if (found.size() == most) {
                break;
            }
            looked++;
            last = row.uuid();
            if (range.contains(row.leafIndex())) {
                found.add(new SignatureId(urnId, last));
            }
        }
        Step step = new Step(0, last, looked == rows.size() && rows.size() < ROWS_AT_ONCE);
        return found.isEmpty() ? Optional.of(step) : setAside(urnId, range, mark, found, step, check);
    }

    /** Read again under the lock: some may have gone, or been set aside. */
    private Optional<Step> setAside(
            long urnId, LeafRange range, AsideMark mark, List<SignatureId> found, Step step, StepCheck check) {
        UrnDraft draft = lock(urnId);
        List<Signature> standing = asides.findAll(found).stream()
                .filter(row -> row.aside() == null && range.contains(row.leafIndex()))
                .toList();
        Counts before = draft.urn().counts();
        standing.forEach(row -> draft.setAside(row.leafIndex(), row.tier(), Choice.S, mark));
        if (!check.allows(before, draft.urn().counts())) {
            return Optional.empty();
        }
        save(draft, standing, mark, areas(standing, -1));
        return Optional.of(new Step(standing.size(), step.last(), step.isEnd()));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Step> reinstate(long urnId, AsideMark undone, String undoing, int most, StepCheck check) {
        UrnDraft draft = lock(urnId);
        List<Signature> marked = asides.ofDecision(urnId, undone.number(), most);
        Counts before = draft.urn().counts();
        marked.forEach(row -> draft.reinstate(row.leafIndex(), row.tier(), Choice.S, undone, undoing));
        if (!check.allows(before, draft.urn().counts())) {
            return Optional.empty();
        }
        save(draft, marked, null, areas(marked, 1));
        boolean isEnd = marked.size() < most;
        int kept = isEnd ? asides.deleteKept(urnId, undone.number()) : 0;
        return Optional.of(new Step(marked.size() + kept, null, isEnd));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Step> move(long urnId, AsideMark before, AsideMark after, int most, StepCheck check) {
        UrnDraft draft = lock(urnId);
        List<Signature> moved = asides.ofDecision(urnId, before.number(), most);
        moved.forEach(row -> draft.reinstate(row.leafIndex(), row.tier(), Choice.S, before, after.decision()));
        Counts counted = draft.urn().counts();
        moved.forEach(row -> draft.setAside(row.leafIndex(), row.tier(), Choice.S, after));
        if (!check.allows(counted, draft.urn().counts())) {
            return Optional.empty();
        }
        save(draft, moved, after, new TreeMap<>());
        boolean isEnd = moved.size() < most;
        int kept = isEnd ? asides.moveKept(urnId, before.number(), after) : 0;
        return Optional.of(new Step(moved.size() + kept, null, isEnd));
    }

    private UrnDraft lock(long urnId) {
        return urns.lock(List.of(urnId)).get(urnId);
    }

    private static SortedMap<SignedArea, Long> areas(List<Signature> rows, long each) {
        SortedMap<SignedArea, Long> areas = new TreeMap<>();
        rows.forEach(row -> areas.merge(new SignedArea(row.id().urnId(), row.area()), each, Long::sum));
        return areas;
    }

    /** @param mark null for what counts again, which may reach a threshold */
    private void save(
            UrnDraft draft, List<Signature> rows, @Nullable AsideMark mark, SortedMap<SignedArea, Long> areas) {
        RoundTrip trip = new RoundTrip(jdbc);
        urns.save(List.of(draft), trip);
        asides.mark(rows.stream().map(Signature::id).toList(), mark, trip);
        signatures.addToAreas(areas, trip);
        if (mark == null) {
            signatures.noteThresholds(List.of(draft), petitions, clock.instant().truncatedTo(ChronoUnit.MICROS), trip);
        }
        trip.send();
    }
}
