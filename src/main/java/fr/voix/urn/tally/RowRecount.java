package fr.voix.urn.tally;

import fr.voix.urn.leaf.Leaf;
import fr.voix.urn.leaf.Recount;
import fr.voix.urn.leaf.Urn;
import io.micronaut.core.annotation.Nullable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Counts an urn again and holds against it what stands beside its leaves: the rows of ballots or signatures, each of which must
 * open its leaf, and what is said of the urn at some size.
 */
final class RowRecount {

    private final String uid;
    private final Recount recount;
    private final LeafPrints prints = new LeafPrints();
    private final List<String> faults = new ArrayList<>();

    @Nullable
    private Urn published;

    private long size;

    RowRecount(String uid) {
        this.uid = uid;
        this.recount = new Recount(uid);
    }

    /** Takes the next leaf. */
    void read(long index, Leaf leaf) {
        recount.read(index, leaf);
        if (leaf.line().startsWith("b1 ") || leaf.line().startsWith("s1 ")) {
            prints.put(index, leaf.hash());
        }
        size++;
        if (published != null && published.frontier().size() == size) {
            comparePublished();
        }
    }

    /** Holds what is published of the urn against its leaves once so many are read, or when there are no more. */
    void expect(Urn urn) {
        published = urn;
    }

    /** Takes a row: it must open its leaf, which is not crossed out. */
    void readRow(StandingVote row) {
        long index = row.leafIndex();
        if (recount.readRow(index, row.choice(), row.tier(), row.isMarked())
                && !prints.isAt(index, row.leaf(uid).hash())) {
            faults.add("the secrets in the " + recount.noun() + " row of leaf " + index + " do not open it");
        }
    }

    /**
     * Once all rows are read: says how many ballots or signatures that are not crossed out had none.
     *
     * @param before of which leaves; the row of one behind them may have come where was read already
     */
    void endRows(long before) {
        long missing = recount.withoutRow(before);
        if (missing > 0) {
            faults.add(missing + " " + recount.noun() + "s stand without a row of their own");
        }
    }

    /** Once all leaves are read: says whether one is there twice, and what speaks of more than there are. */
    void endLeaves() {
        comparePublished();
        long repeated = prints.repeated();
        if (repeated > 0) {
            faults.add(repeated + " " + recount.noun() + "s repeat a leaf before them");
        }
    }

    private void comparePublished() {
        if (published == null) {
            return;
        }
        published.differencesFrom(recount).stream()
                .skip(recount.faults().size())
                .forEach(difference -> faults.add("as it is published, " + difference));
        published = null;
    }

    long size() {
        return size;
    }

    /** The leaves alone. */
    Recount leaves() {
        return recount;
    }

    /** Beside those of the leaves, one sentence each. */
    List<String> faults() {
        return faults;
    }

    /**
     * The first eight bytes of the hashes of an urn's ballots or signatures, by their index: enough to recognise a leaf: to imitate
     * it, an attacker would have to find another secret.
     */
    private static final class LeafPrints {

        private static final long NONE = 0;

        private long[] prints = new long[64];

        void put(long index, byte[] hash) {
            if (index >= prints.length) {
                prints = Arrays.copyOf(prints, Math.toIntExact(Math.max(index + 1, prints.length * 3L / 2)));
            }
            prints[(int) index] = print(hash);
        }

        /** Whether the leaf at that index has this hash. */
        boolean isAt(long index, byte[] hash) {
            return index >= 0 && index < prints.length && prints[(int) index] == print(hash);
        }

        /** How many are those of a leaf before them. */
        long repeated() {
            long[] sorted = prints.clone();
            Arrays.sort(sorted);
            long count = 0;
            for (int i = 1; i < sorted.length; i++) {
                count += sorted[i] != NONE && sorted[i] == sorted[i - 1] ? 1 : 0;
            }
            return count;
        }

        private static long print(byte[] hash) {
            long print = ByteBuffer.wrap(hash).getLong();
            return print == NONE ? 1 : print;
        }
    }
}
