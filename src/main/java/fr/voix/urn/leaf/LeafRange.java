package fr.voix.urn.leaf;

import java.util.Arrays;
import java.util.Objects;

/**
 * A set of ballots or signatures of an urn, by the indexes of their leaves.
 *
 * @param end exclusive
 * @param only the indexes, ascending; null for all from {@code first} to {@code end}
 */
public record LeafRange(long first, long end, long[] only) {

    /** All from one index (inclusive) to another (exclusive). */
    public static LeafRange between(long first, long end) {
        return new LeafRange(first, end, null);
    }

    /** Those of these indexes that are below a size. */
    public static LeafRange of(long[] indexes, long below) {
        long[] rising =
                Arrays.stream(indexes).filter(index -> index < below).sorted().toArray();
        return new LeafRange(0, below, rising);
    }

    public boolean contains(long leafIndex) {
        return leafIndex >= first && leafIndex < end && (only == null || Arrays.binarySearch(only, leafIndex) >= 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LeafRange range
                && range.first == first
                && range.end == end
                && Arrays.equals(range.only, only);
    }

    @Override
    public int hashCode() {
        return Objects.hash(first, end, Arrays.hashCode(only));
    }

    @Override
    public String toString() {
        return first + ".." + end + (only == null ? "" : ", " + only.length + " of them");
    }
}
