package fr.voix.urn.log;

import fr.voix.base.database.RoundTrip;
import fr.voix.base.secret.Sha256;
import fr.voix.urn.leaf.Leaf;
import fr.voix.urn.leaf.Tile;
import fr.voix.urn.leaf.UrnDraft;
import jakarta.inject.Singleton;
import java.util.List;

/** Stores the tiles that a draft completes, in its transaction. */
@Singleton
record TileWriter(TileReader reader, LeafRepository leaves) {

    /** Its leaves are already written, or are with the trip. */
    void writeCompleted(UrnDraft draft, RoundTrip trip) {
        long before = draft.firstIndex();
        long after = before + draft.leaves().size();
        for (long index = before / Tile.WIDTH; index < after / Tile.WIDTH; index++) {
            leaves.insert(draft.urnId(), new Tile(0, index, leafHashes(draft, index * Tile.WIDTH)), trip);
        }
        for (int level = 1; level * Tile.HEIGHT < Long.SIZE - Tile.HEIGHT; level++) {
            int shift = (level + 1) * Tile.HEIGHT;
            for (long index = before >> shift; index < after >> shift; index++) {
                // made of the tiles below it, which may only now be on their way
                trip.send();
                byte[] hashes = reader.hashes(draft.urnId(), level, index, Tile.WIDTH);
                leaves.insert(draft.urnId(), new Tile(level, index, hashes), trip);
            }
        }
    }

    /** Those of the draft as they are; those before it are read and hashed. */
    private byte[] leafHashes(UrnDraft draft, long first) {
        byte[] hashes = new byte[Tile.WIDTH * Sha256.LENGTH];
        List<Leaf> fresh = draft.leaves();
        long firstFresh = draft.firstIndex();
        if (first < firstFresh) {
            leaves.read(draft.urnId(), first, firstFresh, (index, leaf) -> put(hashes, index - first, leaf));
        }
        for (long index = Math.max(first, firstFresh); index < first + Tile.WIDTH; index++) {
            put(hashes, index - first, fresh.get((int) (index - firstFresh)));
        }
        return hashes;
    }

    private static void put(byte[] hashes, long position, Leaf leaf) {
        System.arraycopy(leaf.hash(), 0, hashes, (int) position * Sha256.LENGTH, Sha256.LENGTH);
    }
}
