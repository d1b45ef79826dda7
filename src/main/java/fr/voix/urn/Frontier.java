package fr.voix.urn;

import fr.voix.platform.Sha256;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The right edge of a Merkle tree (RFC 6962): the roots of its complete subtrees, largest first, one for each bit set in the
 * size. Enough to append leaves and to tell the tree's hash, in 32 bytes times log₂ of the size. Immutable.
 */
public final class Frontier {

    public static final Frontier EMPTY = new Frontier(0, List.of());

    private static final byte[] NODE_PREFIX = {1};

    private final long size;
    private final List<byte[]> roots;

    private Frontier(long size, List<byte[]> roots) {
        this.size = size;
        this.roots = roots;
    }

    /** Reads what {@link #encoded()} wrote. */
    public static Frontier of(long size, byte[] encoded) {
        if (encoded.length != Long.bitCount(size) * Sha256.LENGTH) {
            throw new IllegalArgumentException(
                    "A tree of " + size + " leaves has no frontier of " + encoded.length + " bytes");
        }
        List<byte[]> roots = new ArrayList<>();
        for (int from = 0; from < encoded.length; from += Sha256.LENGTH) {
            roots.add(java.util.Arrays.copyOfRange(encoded, from, from + Sha256.LENGTH));
        }
        return new Frontier(size, List.copyOf(roots));
    }

    public Frontier append(byte[] leafHash) {
        List<byte[]> grown = new ArrayList<>(roots);
        byte[] subtree = leafHash;
        // as in binary addition: each trailing one of the size is a complete subtree to be merged
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            subtree = Sha256.hash(NODE_PREFIX, grown.removeLast(), subtree);
        }
        grown.add(subtree);
        return new Frontier(size + 1, List.copyOf(grown));
    }

    public long size() {
        return size;
    }

    /** The Merkle tree hash; of an empty tree it is SHA-256 of nothing. */
    public byte[] root() {
        if (roots.isEmpty()) {
            return Sha256.hash();
        }
        byte[] hash = roots.getLast();
        for (int i = roots.size() - 2; i >= 0; i--) {
            hash = Sha256.hash(NODE_PREFIX, roots.get(i), hash);
        }
        return hash;
    }

    /** The root as lowercase hex. */
    public String rootHex() {
        return HexFormat.of().formatHex(root());
    }

    /** The subtree roots one after the other. */
    public byte[] encoded() {
        byte[] encoded = new byte[roots.size() * Sha256.LENGTH];
        for (int i = 0; i < roots.size(); i++) {
            System.arraycopy(roots.get(i), 0, encoded, i * Sha256.LENGTH, Sha256.LENGTH);
        }
        return encoded;
    }
}
