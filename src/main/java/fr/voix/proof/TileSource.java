package fr.voix.proof;

/** Where a tree's hashes come from, a tile at a time. */
interface TileSource {

    /** The first {@code width} hashes of a tile, one after the other. */
    byte[] hashes(int level, long tileIndex, int width);
}
