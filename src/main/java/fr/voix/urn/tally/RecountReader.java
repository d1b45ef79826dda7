package fr.voix.urn.tally;

import fr.voix.urn.leaf.TreeHead;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.LeafReader;
import fr.voix.urn.log.ServedText;
import fr.voix.urn.log.UrnReader;
import io.micronaut.transaction.TransactionDefinition.Isolation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads an urn from its first leaf to its last, and holds row, ballots and tiles against them. */
@Singleton
class RecountReader {

    private final RecountRepository repository;
    private final PastRepository pasts;
    private final UrnReader urns;
    private final LeafReader leaves;
    private final ServedText texts;

    RecountReader(
            RecountRepository repository, PastRepository pasts, UrnReader urns, LeafReader leaves, ServedText texts) {
        this.repository = repository;
        this.pasts = pasts;
        this.urns = urns;
        this.leaves = leaves;
        this.texts = texts;
    }

    /** In one snapshot, so that votes may go on meanwhile. */
    @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
    Optional<RecountReport> recount(String uid) {
        return urns.of(List.of(uid)).stream().findFirst().map(this::recount);
    }

    private RecountReport recount(Urn urn) {
        Kept kept = kept(urn);
        RowRecount recount = kept.rows();
        PastRecount past = new PastRecount(urn.uid(), kept.past());
        TileRecount tiles = new TileRecount();
        leaves.read(urn.urnId(), 0, Long.MAX_VALUE, (index, leaf) -> {
            recount.read(index, leaf);
            tiles.read(leaf.hash());
            past.read(index, leaf, recount.leaves());
        });
        repository.readRows(urn, recount);
        recount.endRows(Long.MAX_VALUE);
        repository.readTiles(urn.urnId(), tiles);
        return report(urn, recount, Stream.of(faults(urn, recount), past.faults(), tiles.faults()));
    }

    /**
     * An urn's row as it is now, what is published of it, and what is kept of the past that led to it.
     *
     * @param published the same where every change is published at once
     */
    record Kept(Urn urn, Urn published, UrnPast past) {

        RowRecount rows() {
            RowRecount rows = new RowRecount(urn.uid());
            rows.expect(published);
            return rows;
        }
    }

    /** In one snapshot. */
    @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
    Optional<Kept> kept(String uid) {
        return urns.of(List.of(uid)).stream().findFirst().map(this::kept);
    }

    private Kept kept(Urn urn) {
        return new Kept(
                urn, urns.published(List.of(urn.uid())).stream().findFirst().orElse(urn), pasts.read(urn));
    }

    /**
     * Hands the next rows to a recount, in one snapshot with the leaves that came since: so each is held against what its voter
     * did last.
     *
     * @param after the key of the last row that was read
     * @return that of the last one now; empty when there are no more
     */
    @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
    Optional<UUID> readRows(Urn urn, UUID after, int most, RowRecount recount) {
        catchUp(urn, recount);
        return repository.readRows(urn, after, most, recount);
    }

    private void catchUp(Urn urn, RowRecount recount) {
        leaves.read(urn.urnId(), recount.size(), Long.MAX_VALUE, recount::read);
    }

    /** How an urn's row as it is now, and the counts beside it, differ from its leaves. */
    @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
    List<String> differences(Urn urn, RowRecount recount) {
        catchUp(urn, recount);
        return urns.of(List.of(urn.uid())).stream()
                .findFirst()
                .map(now -> faults(now, recount))
                .orElse(List.of("its row is not there"));
    }

    private List<String> faults(Urn urn, RowRecount recount) {
        recount.endLeaves();
        List<String> faults = new ArrayList<>(urn.differencesFrom(recount.leaves()));
        faults.addAll(recount.faults());
        String question = recount.leaves().question();
        texts.shownInstead(urn.uid(), question)
                .ifPresent(shown -> faults.add(
                        "the text that is shown has the hash " + shown + ", the last question names " + question));
        faults.addAll(repository.differingTexts(urn.urnId()));
        faults.addAll(repository.differingRows(urn.urnId()));
        if (urn.kind() == UrnKind.PETITION) {
            faults.addAll(repository.differingPlaces(urn.urnId()));
        }
        return faults;
    }

    static RecountReport report(Urn urn, RowRecount recount, Stream<List<String>> faults) {
        return new RecountReport(
                urn.uid(),
                TreeHead.of(recount.leaves().frontier()),
                recount.leaves().counts().total(),
                faults.flatMap(List::stream).toList());
    }
}
