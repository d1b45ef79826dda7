package fr.voix.urn.leaf;

import fr.voix.base.secret.Sha256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The Merkle tree of RFC 6962 at one size, read from its tiles: its root and the proofs of §2.1. Each tile is read once; a proof needs
 * at most two tiles of each level.
 */
public final class MerkleTree {

    private static final byte[] NODE_PREFIX = {1};
    private static final int TILE_HEIGHT = 8;

    private final long size;
    private final TileSource tiles;
    private final Map<TilePath, byte[]> read = new HashMap<>();

    public MerkleTree(long size, TileSource tiles) {
        this.size = size;
        this.tiles = tiles;
    }

    public byte[] root() {
        return size == 0 ? Sha256.hash() : hash(0, size);
    }

    /** The hash of the leaf at an index. */
    public byte[] leaf(long index) {
        return hash(index, index + 1);
    }

    /** PATH of §2.1.1: the inclusion proof of the leaf at an index, from the leaf up. */
    public List<byte[]> inclusion(long index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("A tree of " + size + " leaves has none at " + index);
        }
        List<byte[]> proof = new ArrayList<>();
        path(index, 0, size, proof);
        return proof;
    }

    private void path(long index, long from, long to, List<byte[]> proof) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (index < middle) {
            path(index, from, middle, proof);
            proof.add(hash(middle, to));
        } else {
            path(index, middle, to, proof);
            proof.add(hash(from, middle));
        }
    }

    /** PROOF of §2.1.2: the consistency proof from an older size; empty for size 0, as witnesses expect it. */
    public List<byte[]> consistency(long oldSize) {
        if (oldSize < 0 || oldSize > size) {
            throw new IllegalArgumentException("A tree of " + size + " leaves had never " + oldSize);
        }
        List<byte[]> proof = new ArrayList<>();
        if (oldSize > 0) {
            subproof(oldSize, 0, size, true, proof);
        }
        return proof;
    }

    private void subproof(long oldTo, long from, long to, boolean isOldRoot, List<byte[]> proof) {
        if (oldTo == to) {
            if (!isOldRoot) {
                proof.add(hash(from, to));
            }
            return;
        }
        long middle = from + split(to - from);
        if (oldTo <= middle) {
            subproof(oldTo, from, middle, isOldRoot, proof);
            proof.add(hash(middle, to));
        } else {
            subproof(oldTo, middle, to, false, proof);
            proof.add(hash(from, middle));
        }
    }

    /** The largest power of two below {@code n}. */
    private static long split(long n) {
        return Long.highestOneBit(n - 1);
    }

    /** MTH of §2.1 over a range of leaves; {@code from} must be a possible start of a subtree of that size. */
    private byte[] hash(long from, long to) {
        long leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            return complete(from, Long.numberOfTrailingZeros(leaves));
        }
        long middle = from + split(leaves);
        return node(hash(from, middle), hash(middle, to));
    }

    private byte[] complete(long from, int height) {
        int level = height / TILE_HEIGHT;
        long first = from >> (TILE_HEIGHT * level);
        int count = 1 << (height % TILE_HEIGHT);
        byte[] tile = tile(level, first / TilePath.FULL);
        int offset = (int) (first % TilePath.FULL);
        return join(tile, offset, offset + count);
    }

    /** The one hash of the level above a complete tile. */
    public static byte[] above(byte[] tile) {
        return join(tile, 0, TilePath.FULL);
    }

    private static byte[] join(byte[] tile, int from, int to) {
        if (to - from == 1) {
            return Arrays.copyOfRange(tile, from * Sha256.LENGTH, to * Sha256.LENGTH);
        }
        int middle = (from + to) / 2;
        return node(join(tile, from, middle), join(tile, middle, to));
    }

    private byte[] tile(int level, long index) {
        long hashes = (size >> (TILE_HEIGHT * level)) - index * TilePath.FULL;
        int width = (int) Math.min(TilePath.FULL, hashes);
        return read.computeIfAbsent(new TilePath(level, index, width), t -> tiles.hashes(level, index, width));
    }

    private static byte[] node(byte[] left, byte[] right) {
        return Sha256.hash(NODE_PREFIX, left, right);
    }

    /** The source of the hashes, a tile at a time. */
    public interface TileSource {

        /** The first {@code width} hashes of a tile, concatenated. */
        byte[] hashes(int level, long tileIndex, int width);
    }
}
