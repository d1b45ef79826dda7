package fr.voix.urn.tally;

import fr.voix.base.database.DatabaseOutage;
import fr.voix.base.database.Transactions;
import fr.voix.urn.leaf.Leaf;
import fr.voix.urn.leaf.TreeHead;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.LeafReader;
import fr.voix.urn.log.ServedText;
import fr.voix.urn.log.UrnReader;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Computes tallies from the leaves and compares them with what is stored. */
@Singleton
public record UrnRecount(
        RecountRepository repository,
        PastRepository pasts,
        UrnReader urns,
        LeafReader leaves,
        ServedText texts,
        Transactions transactions) {

    private static final long LEAVES_AT_ONCE = 20_000;
    private static final int TILES_AT_ONCE = 256;
    private static final int ROWS_AT_ONCE = 2_000;
    private static final UUID FIRST = new UUID(0, 0);
    private static final int TILE_HEIGHT = 8;

    /** All urns, last changed first. */
    public List<String> uids() {
        return repository.uids();
    }

    /**
     * Urns that are hidden or shown while the last decision in the audit log says otherwise; how, by uid.
     *
     * @param published those that were shown once, whatever is left of what they are about
     */
    public Map<String, String> shownOtherwise(Collection<String> published) {
        return repository.shownOtherwise(published);
    }

    /** Called after each piece of work; may wait, and may end it by a {@link CancellationException}. */
    public interface Pause {
        void take();
    }

    /** Recounts one urn in one snapshot of the database, while votes go on; empty for an unknown uid. */
    public Optional<RecountReport> recount(String uid) {
        return readable(uid, () -> transactions.snapshot(() -> urn(uid).map(this::recount)));
    }

    /**
     * Recounts one urn while the service takes ballots. Reads in parts, each in its own transaction, so that PostgreSQL need not keep
     * old versions of a busy row for a long snapshot. Leaves and tiles never change, so they may be read from a standby. Rows of
     * ballots change: each part of them is read together with the leaves that came since the last part.
     * The result is of the size of the urn at the end; empty for an unknown uid.
     *
     * @param isNear whether to read from a standby where possible; this does not check the files of the primary
     */
    public Optional<RecountReport> recount(String uid, Pause pause, boolean isNear) {
        return readable(
                uid,
                () -> transactions.snapshot(() -> urn(uid).map(this::kept)).map(kept -> recount(kept, pause, isNear)));
    }

    private static Optional<RecountReport> readable(String uid, Supplier<Optional<RecountReport>> recount) {
        try {
            return recount.get();
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            if (DatabaseOutage.isOne(e)) {
                throw e;
            }
            // a malformed row
            return Optional.of(RecountReport.unreadable(uid, e));
        }
    }

    private Optional<Urn> urn(String uid) {
        return urns.of(List.of(uid)).stream().findFirst();
    }

    /**
     * The current row of an urn, its published state, and its stored history.
     *
     * @param published equal to the current row where each change is published at once
     */
    private record Kept(Urn urn, Urn published, UrnPast past) {

        RowRecount rows() {
            RowRecount rows = new RowRecount(urn.uid());
            rows.expect(published);
            return rows;
        }
    }

    private Kept kept(Urn urn) {
        return new Kept(
                urn, urns.published(List.of(urn.uid())).stream().findFirst().orElse(urn), pasts.read(urn));
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

    private RecountReport recount(Kept kept, Pause pause, boolean isNear) {
        Urn urn = kept.urn();
        RowRecount recount = kept.rows();
        TileRecount tiles = new TileRecount();
        PastRecount past = new PastRecount(urn.uid(), kept.past());
        long size = urn.frontier().size();
        for (long from = 0; from < size; from += LEAVES_AT_ONCE) {
            long first = from;
            Map<Long, Leaf> piece = piece(isNear, () -> {
                Map<Long, Leaf> found = new LinkedHashMap<>();
                leaves.read(urn.urnId(), first, Math.min(size, first + LEAVES_AT_ONCE), found::put);
                return found;
            });
            piece.forEach((index, leaf) -> {
                recount.read(index, leaf);
                tiles.read(leaf.hash());
                past.read(index, leaf, recount.leaves());
            });
            pause.take();
        }
        for (int level = 0; complete(size, level) > 0; level++) {
            readTiles(urn, level, complete(size, level), tiles, pause, isNear);
        }
        readRows(urn, recount, pause);
        // the history belongs to the size at which it was read
        return report(urn, recount, Stream.of(differences(urn, recount), past.faults(), tiles.faults()));
    }

    private void readTiles(Urn urn, int level, long count, TileRecount tiles, Pause pause, boolean isNear) {
        for (long from = 0; from < count; from += TILES_AT_ONCE) {
            long first = from;
            piece(isNear, () -> {
                repository.readTiles(urn.urnId(), level, first, Math.min(count, first + TILES_AT_ONCE), tiles);
                return tiles;
            });
            pause.take();
        }
    }

    private <T> T piece(boolean isNear, Supplier<T> read) {
        return isNear ? transactions.readNear(read) : transactions.read(read);
    }

    /** A row that was read may have changed since, to a newer leaf; all newer leaves have a row. */
    private void readRows(Urn urn, RowRecount recount, Pause pause) {
        long size = recount.size();
        Optional<UUID> last = Optional.of(FIRST);
        while (last.isPresent()) {
            UUID after = last.get();
            last = transactions.snapshot(() -> {
                catchUp(urn, recount);
                return repository.readRows(urn, after, ROWS_AT_ONCE, recount);
            });
            pause.take();
        }
        recount.endRows(size);
    }

    private void catchUp(Urn urn, RowRecount recount) {
        leaves.read(urn.urnId(), recount.size(), Long.MAX_VALUE, recount::read);
    }

    /** Differences of the current row and the counts beside it from the leaves. */
    private List<String> differences(Urn urn, RowRecount recount) {
        return transactions.snapshot(() -> {
            catchUp(urn, recount);
            return urn(urn.uid()).map(now -> faults(now, recount)).orElse(List.of("its row is not there"));
        });
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

    private static RecountReport report(Urn urn, RowRecount recount, Stream<List<String>> faults) {
        return new RecountReport(
                urn.uid(),
                TreeHead.of(recount.leaves().frontier()),
                recount.leaves().counts().total(),
                faults.flatMap(List::stream).toList());
    }

    /** The number of complete tiles on a level of a tree of that size. */
    private static long complete(long size, int level) {
        return size >> TILE_HEIGHT * (level + 1);
    }
}
