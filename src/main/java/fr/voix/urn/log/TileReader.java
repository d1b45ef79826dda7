package fr.voix.urn.log;

import fr.voix.base.secret.Sha256;
import fr.voix.urn.leaf.Tile;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads tiles of an urn's Merkle tree: complete ones as they are stored, others derived from what lies below them. */
@Singleton
public class TileReader {

    private final LeafRepository leaves;

    TileReader(LeafRepository leaves) {
        this.leaves = leaves;
    }

    /**
     * The first {@code width} hashes of a tile, 32 bytes each.
     *
     * @param width 1 to 256; the urn must have that many hashes there
     * @throws IllegalStateException when a leaf that should be there is not
     */
    @Transactional(readOnly = true)
    public byte[] hashes(long urnId, int level, long tileIndex, int width) {
        if (width == Tile.WIDTH) {
            Optional<byte[]> stored = leaves.tile(urnId, level, tileIndex);
            if (stored.isPresent()) {
                return stored.get();
            }
        }
        return level == 0 ? leafHashes(urnId, tileIndex, width) : roots(urnId, level, tileIndex, width);
    }

    private byte[] leafHashes(long urnId, long tileIndex, int width) {
        long first = tileIndex * Tile.WIDTH;
        Hashes hashes = new Hashes(width);
        leaves.read(urnId, first, first + width, (index, leaf) -> hashes.put((int) (index - first), leaf.hash()));
        return hashes.complete();
    }

    private byte[] roots(long urnId, int level, long tileIndex, int width) {
        long first = tileIndex * Tile.WIDTH;
        byte[][] stored = leaves.tileRoots(urnId, level - 1, first, width);
        Hashes hashes = new Hashes(width);
        for (int i = 0; i < width; i++) {
            byte[] root = stored[i] != null
                    ? stored[i]
                    : new Tile(level - 1, first + i, hashes(urnId, level - 1, first + i, Tile.WIDTH)).root();
            hashes.put(i, root);
        }
        return hashes.complete();
    }

    /** Filled in any order, read when nothing is missing. */
    private static final class Hashes {
        private final byte[] bytes;
        private int filled;

        private Hashes(int width) {
            this.bytes = new byte[width * Sha256.LENGTH];
        }

        private void put(int position, byte[] hash) {
            System.arraycopy(hash, 0, bytes, position * Sha256.LENGTH, Sha256.LENGTH);
            filled++;
        }

        private byte[] complete() {
            if (filled * Sha256.LENGTH != bytes.length) {
                throw new IllegalStateException("The tree has fewer hashes here than asked for");
            }
            return bytes;
        }
    }
}
