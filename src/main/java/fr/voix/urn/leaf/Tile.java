package fr.voix.urn.leaf;

import fr.voix.base.secret.Sha256;

/**
 * 256 consecutive hashes of one level of a Merkle tree, as C2SP {@code tlog-tiles} serves them. Level 0
 * holds leaf hashes; a hash of level n is the root of a complete tile of level n − 1.
 *
 * @param hashes 8,192 bytes
 */
public record Tile(int level, long index, byte[] hashes) {

    public static final int WIDTH = 256;
    public static final int HEIGHT = 8;

    public Tile {
        if (hashes.length != WIDTH * Sha256.LENGTH) {
            throw new IllegalArgumentException("A complete tile has " + WIDTH + " hashes");
        }
    }

    /** The one hash of the level above. */
    public byte[] root() {
        Frontier frontier = Frontier.EMPTY;
        for (int i = 0; i < WIDTH; i++) {
            frontier =
                    frontier.append(java.util.Arrays.copyOfRange(hashes, i * Sha256.LENGTH, (i + 1) * Sha256.LENGTH));
        }
        return frontier.root();
    }
}
