package fr.voix.urn.register;

import fr.voix.urn.leaf.Frontier;
import fr.voix.urn.leaf.Leaf;
import fr.voix.urn.leaf.MerkleTree;
import fr.voix.urn.leaf.Tile;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;

/** The tree of the register: complete tiles are stored with the leaf that completes them, others made of what lies below. */
@Singleton
record RegisterTree(RegisterRepository register) {

    MerkleTree at(long size) {
        return new MerkleTree(size, this::hashes);
    }

    /**
     * The first {@code width} hashes of a tile.
     *
     * @throws IllegalStateException when one that should be there is not
     */
    byte[] hashes(int level, long index, int width) {
        if (width == Tile.WIDTH) {
            return register.tile(level, index)
                    .orElseThrow(() -> new IllegalStateException("Tile " + level + "/" + index + " is not there"));
        }
        return made(level, index, width);
    }

    /** In the transaction of the caller, who holds the lock. */
    Frontier append(Frontier before, List<Leaf> leaves, Instant tick) {
        register.insert(before.size(), leaves);
        Frontier frontier = before;
        for (Leaf leaf : leaves) {
            frontier = frontier.append(leaf.hash());
        }
        for (int level = 0; complete(frontier.size(), level) > complete(before.size(), level); level++) {
            for (long index = complete(before.size(), level); index < complete(frontier.size(), level); index++) {
                write(level, index);
            }
        }
        register.update(frontier, tick);
        return frontier;
    }

    /** How many complete tiles a level has. */
    private static long complete(long size, int level) {
        return size >> (Tile.HEIGHT * (level + 1));
    }

    private void write(int level, long index) {
        Tile tile = new Tile(level, index, made(level, index, Tile.WIDTH));
        register.insertTile(level, index, tile.root(), tile.hashes());
    }

    /** Of what lies below. */
    private byte[] made(int level, long index, int width) {
        long first = index * Tile.WIDTH;
        List<byte[]> hashes = level == 0
                ? register.leaves(first, first + width).stream().map(Leaf::hash).toList()
                : register.roots(level - 1, first, first + width);
        if (hashes.size() != width) {
            throw new IllegalStateException("The register has fewer hashes here than its size says");
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        hashes.forEach(joined::writeBytes);
        return joined.toByteArray();
    }
}
