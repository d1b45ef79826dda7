package fr.voix.urn.leaf;

/** Where a tree's hashes come from, a tile at a time. */
public interface TileSource {

    /** The first {@code width} hashes of a tile, one after the other. */
    byte[] hashes(int level, long tileIndex, int width);
}
