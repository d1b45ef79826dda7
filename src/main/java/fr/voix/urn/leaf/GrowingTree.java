package fr.voix.urn.leaf;

import fr.voix.base.secret.Sha256;
import java.security.MessageDigest;

/** A mutable {@link Frontier} to append very many leaves without copies. Not thread-safe. */
final class GrowingTree {

    private static final byte NODE_PREFIX = 1;

    private final MessageDigest sha256 = Sha256.digest();
    private final byte[][] roots = new byte[Long.SIZE][];
    private int kept;
    private long size;

    /** The hash of two parts, one after the other. */
    byte[] hash(byte[] first, byte[] second) {
        sha256.update(first);
        sha256.update(second);
        return sha256.digest();
    }

    void append(byte[] leafHash) {
        byte[] subtree = leafHash;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            sha256.update(NODE_PREFIX);
            subtree = hash(roots[--kept], subtree);
        }
        roots[kept++] = subtree;
        size++;
    }

    long size() {
        return size;
    }

    Frontier frontier() {
        byte[] encoded = new byte[kept * Sha256.LENGTH];
        for (int i = 0; i < kept; i++) {
            System.arraycopy(roots[i], 0, encoded, i * Sha256.LENGTH, Sha256.LENGTH);
        }
        return Frontier.of(size, encoded);
    }
}
