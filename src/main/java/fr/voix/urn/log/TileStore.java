package fr.voix.urn.log;

import fr.voix.base.database.RoundTrip;
import fr.voix.base.secret.Sha256;
import fr.voix.urn.leaf.Leaf;
import fr.voix.urn.leaf.Tile;
import fr.voix.urn.leaf.UrnDraft;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Reads tiles of the Merkle tree of an urn. Complete tiles above the leaves are stored; others are computed from the level below. */
@Singleton
public record TileStore(LeafRepository leaves) {

    /**
     * The first {@code width} hashes of a tile, 32 bytes each.
     *
     * @param width 1 to 256; the urn must have that many hashes there
     * @throws IllegalStateException when a leaf that should be there is not
     */
    public byte[] hashes(long urnId, int level, long tileIndex, int width) {
        if (level > 0 && width == Tile.WIDTH) {
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

    /** Stores the tiles that a draft completes, in its transaction. Its leaves are written before or in the same round trip. */
    void writeCompleted(UrnDraft draft, RoundTrip trip) {
        long before = draft.firstIndex();
        long after = before + draft.leaves().size();
        for (long index = before / Tile.WIDTH; index < after / Tile.WIDTH; index++) {
            leaves.insert(draft.urnId(), new Tile(0, index, leafHashes(draft, index * Tile.WIDTH)), trip);
        }
        for (int level = 1; level * Tile.HEIGHT < Long.SIZE - Tile.HEIGHT; level++) {
            int shift = (level + 1) * Tile.HEIGHT;
            for (long index = before >> shift; index < after >> shift; index++) {
                // computed from tiles below, which may be in the same round trip
                trip.send();
                byte[] hashes = hashes(draft.urnId(), level, index, Tile.WIDTH);
                leaves.insert(draft.urnId(), new Tile(level, index, hashes), trip);
            }
        }
    }

    /** Hashes of leaves: those of the draft from memory, earlier ones read and hashed. */
    private byte[] leafHashes(UrnDraft draft, long first) {
        Hashes hashes = new Hashes(Tile.WIDTH);
        List<Leaf> fresh = draft.leaves();
        long firstFresh = draft.firstIndex();
        if (first < firstFresh) {
            leaves.read(
                    draft.urnId(), first, firstFresh, (index, leaf) -> hashes.put((int) (index - first), leaf.hash()));
        }
        for (long index = Math.max(first, firstFresh); index < first + Tile.WIDTH; index++) {
            hashes.put(
                    (int) (index - first), fresh.get((int) (index - firstFresh)).hash());
        }
        return hashes.complete();
    }

    /** Hashes that are set in any order, and read once complete. */
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
