package fr.voix.urn.tally;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The first eight bytes of the hashes of an urn's ballots or signatures, by their index: enough to recognise a leaf: to imitate
 * it, an attacker would have to find another secret.
 */
final class LeafPrints {

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
