package fr.voix.urn.leaf;

import fr.voix.base.secret.Sha256;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The right edge of a Merkle tree (RFC 6962): the roots of its complete subtrees, largest first, one for each bit that is set in the
 * size. With at most 32 · log₂(size) bytes it is enough to append leaves and to compute the root. Immutable.
 */
public final class Frontier {

    public static final Frontier EMPTY = new Frontier(0, new byte[0][]);

    private static final byte[] NODE_PREFIX = {1};

    private final long size;
    private final byte[][] roots;
    /** Computed once, at the first use. */
    private byte[] root;

    private Frontier(long size, byte[][] roots) {
        this.size = size;
        this.roots = roots;
    }

    /** Reads what {@link #encoded()} wrote. */
    public static Frontier of(long size, byte[] encoded) {
        if (encoded.length != Long.bitCount(size) * Sha256.LENGTH) {
            throw new IllegalArgumentException(
                    "A tree of " + size + " leaves has no frontier of " + encoded.length + " bytes");
        }
        byte[][] roots = new byte[Long.bitCount(size)][];
        for (int i = 0; i < roots.length; i++) {
            roots[i] = Arrays.copyOfRange(encoded, i * Sha256.LENGTH, (i + 1) * Sha256.LENGTH);
        }
        return new Frontier(size, roots);
    }

    public Frontier append(byte[] leafHash) {
        byte[] subtree = leafHash;
        int kept = roots.length;
        // as in binary addition: each trailing one of the size is a complete subtree to be merged
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            subtree = Sha256.hash(NODE_PREFIX, roots[--kept], subtree);
        }
        byte[][] grown = Arrays.copyOf(roots, kept + 1);
        grown[kept] = subtree;
        return new Frontier(size + 1, grown);
    }

    public long size() {
        return size;
    }

    /** The Merkle tree hash; of an empty tree it is SHA-256 of nothing. Not to be written to. */
    public byte[] root() {
        byte[] known = root;
        if (known == null) {
            known = computedRoot();
            root = known;
        }
        return known;
    }

    private byte[] computedRoot() {
        if (roots.length == 0) {
            return Sha256.hash();
        }
        byte[] hash = roots[roots.length - 1];
        for (int i = roots.length - 2; i >= 0; i--) {
            hash = Sha256.hash(NODE_PREFIX, roots[i], hash);
        }
        return hash;
    }

    /** Whether both are of the same tree, compared without hashing. */
    public boolean isSame(Frontier other) {
        return size == other.size && Arrays.deepEquals(roots, other.roots);
    }

    /** The root as lowercase hex. */
    public String rootHex() {
        return HexFormat.of().formatHex(root());
    }

    /** The subtree roots one after the other. */
    public byte[] encoded() {
        byte[] encoded = new byte[roots.length * Sha256.LENGTH];
        for (int i = 0; i < roots.length; i++) {
            System.arraycopy(roots[i], 0, encoded, i * Sha256.LENGTH, Sha256.LENGTH);
        }
        return encoded;
    }
}
