package fr.voix.verify.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The hashes of RFC 6962 §2.1: of a leaf, of a node, and of a list of hashes. */
public final class LogHash {

    public static final int LENGTH = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private LogHash() {}

    public static byte[] leaf(byte[] entry) {
        MessageDigest sha256 = sha256();
        sha256.update(LEAF);
        return sha256.digest(entry);
    }

    static byte[] node(byte[] left, byte[] right) {
        MessageDigest sha256 = sha256();
        sha256.update(NODE);
        sha256.update(left);
        return sha256.digest(right);
    }

    static byte[] empty() {
        return sha256().digest();
    }

    public static byte[] plain(byte[] bytes) {
        return sha256().digest(bytes);
    }

    /**
     * MTH over hashes that stand one after the other. Taking pairs from the left, level by level, and carrying a last one up
     * alone makes the same tree as the standard's split at the largest power of two.
     */
    static byte[] tree(byte[] hashes) {
        byte[][] level = new byte[hashes.length / LENGTH][];
        for (int i = 0; i < level.length; i++) {
            level[i] = Arrays.copyOfRange(hashes, i * LENGTH, (i + 1) * LENGTH);
        }
        while (level.length > 1) {
            byte[][] above = new byte[(level.length + 1) / 2][];
            for (int i = 0; i < above.length; i++) {
                above[i] = 2 * i + 1 < level.length ? node(level[2 * i], level[2 * i + 1]) : level[2 * i];
            }
            level = above;
        }
        return level[0];
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
