package fr.voix.tally;

import fr.voix.urn.LeafReader;
import fr.voix.urn.LeafReader.LeafConsumer;
import fr.voix.urn.Recount;
import fr.voix.urn.TreeHead;
import fr.voix.urn.Urn;
import fr.voix.urn.UrnReader;
import io.micronaut.transaction.TransactionDefinition.Isolation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Reads an urn from its first leaf to its last, and holds row, ballots and tiles against them. */
@Singleton
class RecountReader {

    private final RecountRepository repository;
    private final PastRepository pasts;
    private final UrnReader urns;
    private final LeafReader leaves;

    RecountReader(RecountRepository repository, PastRepository pasts, UrnReader urns, LeafReader leaves) {
        this.repository = repository;
        this.pasts = pasts;
        this.urns = urns;
        this.leaves = leaves;
    }

    @Transactional(readOnly = true)
    public List<String> uids() {
        return repository.uids();
    }

    /** In one snapshot, so that votes may go on meanwhile. */
    @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
    public Optional<RecountReport> recount(String uid) {
        return urns.of(List.of(uid)).stream().findFirst().map(this::recount);
    }

    private RecountReport recount(Urn urn) {
        Recount recount = new Recount(urn.uid());
        TileRecount tiles = new TileRecount();
        PastRecount past = new PastRecount(urn.uid(), pasts.read(urn));
        leaves.read(urn.urnId(), 0, Long.MAX_VALUE, (index, leaf) -> {
            recount.read(index, leaf);
            tiles.read(leaf.hash());
            past.read(index, leaf, recount);
        });
        List<String> places = readRows(urn, recount);
        repository.readTiles(urn.urnId(), tiles);
        List<String> faults = faults(urn, recount);
        if (recount.withoutRow() > 0) {
            faults.add(recount.withoutRow() + " " + recount.noun() + "s stand without a row of their own");
        }
        faults.addAll(places);
        faults.addAll(past.faults());
        faults.addAll(tiles.faults());
        return report(urn, recount, faults);
    }

    /** How the counts beside the rows differ from these. */
    private List<String> readRows(Urn urn, Recount recount) {
        return switch (urn.kind()) {
            case SCRUTIN -> {
                repository.readBallots(urn.urnId(), recount);
                yield List.of();
            }
            case PETITION -> {
                repository.readSignatures(urn.urnId(), recount);
                yield repository.differingPlaces(urn.urnId());
            }
        };
    }

    /** An urn's row as it is now, and what is kept of the past that led to it. */
    record Kept(Urn urn, UrnPast past) {}

    /** In one snapshot. */
    @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
    public Optional<Kept> kept(String uid) {
        return urns.of(List.of(uid)).stream().findFirst().map(urn -> new Kept(urn, pasts.read(urn)));
    }

    /** Hands leaves from one index (inclusive) to another (exclusive) over. */
    @Transactional(readOnly = true)
    public void readLeaves(Urn urn, long from, long to, LeafConsumer consumer) {
        leaves.read(urn.urnId(), from, to, consumer);
    }

    /** How many leaves stand behind the last one that the urn's row knows, in one snapshot of both. */
    @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
    public long leavesBehind(Urn urn) {
        long[] found = {0};
        urns.of(List.of(urn.uid())).stream()
                .findFirst()
                .ifPresent(now ->
                        leaves.read(now.urnId(), now.frontier().size(), Long.MAX_VALUE, (index, leaf) -> found[0]++));
        return found[0];
    }

    /** Hands tiles of one level from one index (inclusive) to another (exclusive) to the recount. */
    @Transactional(readOnly = true)
    public void readTiles(Urn urn, int level, long from, long to, TileRecount tiles) {
        repository.readTiles(urn.urnId(), level, from, to, tiles);
    }

    /** How the row differs from its leaves. */
    static List<String> faults(Urn urn, Recount recount) {
        return urn.differencesFrom(recount);
    }

    static RecountReport report(Urn urn, Recount recount, List<String> faults) {
        return new RecountReport(
                urn.uid(), TreeHead.of(recount.frontier()), recount.counts().total(), List.copyOf(faults));
    }
}
