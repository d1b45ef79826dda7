package fr.voix.verify.log;

import java.util.Arrays;
import java.util.List;

/** Whether hashes lead from a leaf to a root, or from one root to a later one; the algorithms of RFC 9162 §2.1. */
public final class LogProof {

    private LogProof() {}

    /** §2.1.3.2: whether a leaf stands at that index of a tree. */
    static boolean isIncluded(byte[] leafHash, long index, long size, List<byte[]> proof, byte[] root) {
        if (index < 0 || index >= size || !areHashes(proof, leafHash, root)) {
            return false;
        }
        Walk walk = new Walk(index, size - 1);
        byte[] hash = leafHash;
        for (byte[] next : proof) {
            if (walk.isAtTop()) {
                return false;
            }
            hash = walk.isFromLeft() ? LogHash.node(next, hash) : LogHash.node(hash, next);
            walk.rise();
        }
        return walk.isAtTop() && Arrays.equals(hash, root);
    }

    /** §2.1.4.2: whether the tree of an older size is the beginning of a newer one's. An empty tree begins every tree. */
    public static boolean isConsistent(long oldSize, byte[] oldRoot, long newSize, byte[] newRoot, List<byte[]> proof) {
        if (oldSize < 0 || oldSize > newSize || !areHashes(proof, oldRoot, newRoot)) {
            return false;
        }
        if (oldSize == newSize) {
            return proof.isEmpty() && Arrays.equals(oldRoot, newRoot);
        }
        if (oldSize == 0) {
            return proof.isEmpty() && Arrays.equals(oldRoot, LogHash.empty());
        }
        // a whole subtree is its own first hash
        boolean isWhole = Long.bitCount(oldSize) == 1;
        return (isWhole || !proof.isEmpty())
                && leads(
                        isWhole ? oldRoot : proof.getFirst(),
                        Walk.besideTrailingOnes(oldSize - 1, newSize - 1),
                        isWhole ? proof : proof.subList(1, proof.size()),
                        oldRoot,
                        newRoot);
    }

    private static boolean leads(byte[] first, Walk walk, List<byte[]> proof, byte[] oldRoot, byte[] newRoot) {
        byte[] old = first;
        byte[] fresh = first;
        for (byte[] next : proof) {
            if (walk.isAtTop()) {
                return false;
            }
            if (walk.isFromLeft()) {
                old = LogHash.node(next, old);
                fresh = LogHash.node(next, fresh);
            } else {
                fresh = LogHash.node(fresh, next);
            }
            walk.rise();
        }
        return walk.isAtTop() && Arrays.equals(old, oldRoot) && Arrays.equals(fresh, newRoot);
    }

    private static boolean areHashes(List<byte[]> proof, byte[]... others) {
        return proof.stream().allMatch(hash -> hash.length == LogHash.LENGTH)
                && Arrays.stream(others).allMatch(hash -> hash.length == LogHash.LENGTH);
    }

    /** From a node to the top, beside the last node of each level; {@code fn} and {@code sn} of the standard. */
    private static final class Walk {

        private long node;
        private long last;

        Walk(long node, long last) {
            this.node = node;
            this.last = last;
        }

        static Walk besideTrailingOnes(long node, long last) {
            int ones = Long.numberOfTrailingZeros(~node);
            return new Walk(node >> ones, last >> ones);
        }

        boolean isAtTop() {
            return last == 0;
        }

        /** Whether the proof's hash stands to the left of ours. */
        boolean isFromLeft() {
            return (node & 1) == 1 || node == last;
        }

        void rise() {
            // a last node without a neighbour goes up as it is
            while (isFromLeft() && (node & 1) == 0 && node != 0) {
                node >>= 1;
                last >>= 1;
            }
            node >>= 1;
            last >>= 1;
        }
    }
}
