package fr.voix.urn.leaf;

import fr.voix.base.secret.Sha256;
import java.security.MessageDigest;

/** A {@link Frontier} that is written to while very many leaves are appended: nothing is copied on the way. Not for two threads. */
final class GrowingTree {

    private static final byte NODE_PREFIX = 1;

    private final MessageDigest sha256 = Sha256.digest();
    private final byte[][] roots = new byte[Long.SIZE][];
    private int kept;
    private long size;

    /** The hash of a leaf or of anything else that comes in two parts. */
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
