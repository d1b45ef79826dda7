package fr.voix.urn.tally;

import fr.voix.base.secret.Sha256;
import fr.voix.urn.leaf.Frontier;
import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Computes the tiles of a tree from its leaves and compares the stored ones with them. Keeps the root of each tile: 32 bytes for 256
 * leaves.
 */
final class TileRecount {

    private static final int WIDTH = 256;
    private static final int MOST_FAULTS = 100;

    private final List<Level> levels = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    /** Takes the hash of the next leaf. */
    void read(byte[] leafHash) {
        append(0, leafHash);
    }

    private void append(int level, byte[] hash) {
        if (level == levels.size()) {
            levels.add(new Level());
        }
        byte[] root = levels.get(level).append(hash);
        if (root != null) {
            append(level + 1, root);
        }
    }

    /**
     * Takes a stored tile, after the last leaf.
     *
     * @param hashes null where they are those of leaves
     */
    void readStored(int level, long index, byte[] root, @Nullable byte[] hashes) {
        byte[] expected = level < levels.size() ? levels.get(level).root(index) : null;
        if (expected == null) {
            fault("tile " + level + "/" + index + " is stored, and the tree has no such tile");
        } else if (!Arrays.equals(expected, root) || hashes != null && !Arrays.equals(expected, rootOf(hashes))) {
            fault("tile " + level + "/" + index + " is not that of the urn's leaves");
        }
    }

    private static byte[] rootOf(byte[] hashes) {
        Frontier frontier = Frontier.EMPTY;
        for (int from = 0; from + Sha256.LENGTH <= hashes.length; from += Sha256.LENGTH) {
            frontier = frontier.append(Arrays.copyOfRange(hashes, from, from + Sha256.LENGTH));
        }
        return frontier.root();
    }

    private void fault(String sentence) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(sentence);
        }
    }

    /** The first hundred faults, a sentence each. */
    List<String> faults() {
        return faults;
    }

    /** The complete tiles of one level, and the one that grows. */
    private static final class Level {
        private byte[] roots = new byte[Sha256.LENGTH];
        private int complete;
        private Frontier growing = Frontier.EMPTY;

        /** The root of the tile that this hash completes, or null. */
        private byte[] append(byte[] hash) {
            growing = growing.append(hash);
            if (growing.size() < WIDTH) {
                return null;
            }
            byte[] root = growing.root();
            growing = Frontier.EMPTY;
            if ((complete + 1) * Sha256.LENGTH > roots.length) {
                roots = Arrays.copyOf(roots, roots.length * 2);
            }
            System.arraycopy(root, 0, roots, complete * Sha256.LENGTH, Sha256.LENGTH);
            complete++;
            return root;
        }

        private byte[] root(long index) {
            int from = (int) index * Sha256.LENGTH;
            return index >= 0 && index < complete ? Arrays.copyOfRange(roots, from, from + Sha256.LENGTH) : null;
        }
    }
}
