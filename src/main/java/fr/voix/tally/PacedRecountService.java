package fr.voix.tally;

import fr.voix.platform.DatabaseOutage;
import fr.voix.tally.RecountReader.Kept;
import fr.voix.urn.Recount;
import fr.voix.urn.Urn;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Recounts an urn beside a service that goes on taking ballots: a piece at a time, each in a transaction of its own. A leaf
 * never changes once it is written, so that no snapshot is needed, and none is held that PostgreSQL would have to keep old
 * versions of a busy urn's row for. Ballots' own rows do change: only {@link RecountService} looks at them.
 */
@Singleton
public class PacedRecountService {

    private static final long LEAVES_AT_ONCE = 20_000;
    private static final int TILES_AT_ONCE = 256;
    private static final int TILE_HEIGHT = 8;

    private final RecountReader reader;

    PacedRecountService(RecountReader reader) {
        this.reader = reader;
    }

    /** Called after each piece of work; may wait, and may end it by a {@link CancellationException}. */
    public interface Pause {
        void take();
    }

    /** Up to the size that the urn has at the beginning; empty for an unknown uid. */
    public Optional<RecountReport> recount(String uid, Pause pause) {
        try {
            return reader.kept(uid).map(kept -> recount(kept, pause));
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            if (DatabaseOutage.isOne(e)) {
                throw e;
            }
            // what nobody wrote cannot be read
            return Optional.of(RecountReport.unreadable(uid, e));
        }
    }

    private RecountReport recount(Kept kept, Pause pause) {
        Urn urn = kept.urn();
        Recount recount = new Recount(urn.uid());
        TileRecount tiles = new TileRecount();
        PastRecount past = new PastRecount(urn.uid(), kept.past());
        long size = urn.frontier().size();
        for (long from = 0; from < size; from += LEAVES_AT_ONCE) {
            reader.readLeaves(urn, from, Math.min(size, from + LEAVES_AT_ONCE), (index, leaf) -> {
                recount.read(index, leaf);
                tiles.read(leaf.hash());
                past.read(index, leaf, recount);
            });
            pause.take();
        }
        for (int level = 0; complete(size, level) > 0; level++) {
            for (long from = 0; from < complete(size, level); from += TILES_AT_ONCE) {
                reader.readTiles(urn, level, from, Math.min(complete(size, level), from + TILES_AT_ONCE), tiles);
                pause.take();
            }
        }
        List<String> faults = RecountReader.faults(urn, recount);
        long behind = reader.leavesBehind(urn);
        if (behind > 0) {
            faults.add(behind + " leaves stand behind the last one of the urn");
        }
        faults.addAll(tiles.faults());
        faults.addAll(past.faults());
        return RecountReader.report(urn, recount, faults);
    }

    /** How many tiles of a level a tree of that size has filled. */
    private static long complete(long size, int level) {
        return size >> TILE_HEIGHT * (level + 1);
    }
}
