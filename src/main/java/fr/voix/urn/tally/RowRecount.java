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
 * Counts an urn again and compares the result with what is stored beside the leaves: the rows of ballots or signatures, each of which
 * must open its leaf, and the counts that were noted at some size.
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

    /** Reads the next leaf. */
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

    /** Compares the published state with the leaves, once that many are read or no more are left. */
    void expect(Urn urn) {
        published = urn;
    }

    /** Reads a row: it must open its leaf, which must have no {@code x1}. */
    void readRow(StandingVote row) {
        long index = row.leafIndex();
        if (recount.readRow(index, row.choice(), row.tier(), row.isMarked())
                && !prints.isAt(index, row.leaf(uid).hash())) {
            faults.add("the secrets in the " + recount.noun() + " row of leaf " + index + " do not open it");
        }
    }

    /**
     * After all rows: adds a fault with the number of ballots or signatures without a row and without an {@code x1}.
     *
     * @param before only leaves below this index; the row of a later one may be where was read already
     */
    void endRows(long before) {
        long missing = recount.withoutRow(before);
        if (missing > 0) {
            faults.add(missing + " " + recount.noun() + "s stand without a row of their own");
        }
    }

    /** After all leaves: adds a fault for a leaf that is there twice, and for what refers to more leaves than there are. */
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

    /** The recount of the leaves. */
    Recount leaves() {
        return recount;
    }

    /** Faults besides those of the leaves, a sentence each. */
    List<String> faults() {
        return faults;
    }

    /**
     * The first eight bytes of the hash of each ballot or signature, by index. Enough to recognise a leaf: to imitate one, an attacker
     * would need another secret with the same eight bytes.
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

        /** How many are equal to that of an earlier leaf. */
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
