package fr.voix.urn.proof;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.voix.base.database.DatabaseOutage;
import fr.voix.base.secret.Sha256;
import fr.voix.urn.leaf.ContradictedException;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.MerkleTree;
import fr.voix.urn.leaf.TilePath;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.log.LeafReader;
import fr.voix.urn.log.TileStore;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Reads tiles and bundles of leaves. What was published of them never changes, so those asked for lately stay in memory. */
@Singleton
class ProofReader {

    private static final long MOST_BYTES = 32L * 1024 * 1024;
    private static final int BYTES_OF_AN_ENTRY = 128;

    private final TileStore tiles;
    private final LeafReader leaves;
    private final Cache<Key, byte[]> recent = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Key key, byte[] bytes) -> BYTES_OF_AN_ENTRY + bytes.length)
            .build();

    private record Key(long urnId, TilePath path, boolean isSmall) {}

    ProofReader(TileStore tiles, LeafReader leaves) {
        this.tiles = tiles;
        this.leaves = leaves;
    }

    /** What was read of an urn that was stopped may not be what is there now. */
    void forget() {
        recent.invalidateAll();
    }

    /**
     * The bytes of a tile or bundle that the urn has; not to be written to. A complete tile is held against the one above it; an incomplete
     * one by {@link #requireRoot}.
     *
     * @throws ContradictedException where they are not those of its tree
     */
    byte[] read(Urn urn, TilePath path) {
        try {
            return readRows(urn, path);
        } catch (IllegalStateException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | BufferUnderflowException e) {
            if (DatabaseOutage.isOne(e)) {
                throw e;
            }
            throw new ContradictedException(Contradiction.of(urn.uid(), "cannot be read: " + e.getMessage()));
        }
    }

    private byte[] readRows(Urn urn, TilePath path) {
        if (path.isEntries()) {
            Key key = new Key(urn.urnId(), path, false);
            byte[] known = recent.getIfPresent(key);
            return known == null ? remembered(key, bundle(urn, path)) : known;
        }
        TilePath newest = path.newest(urn.frontier().size());
        Key key = new Key(urn.urnId(), newest, false);
        byte[] known = recent.getIfPresent(key);
        byte[] whole = known == null ? remembered(key, hashes(urn, newest)) : known;
        return newest.equals(path) ? whole : Arrays.copyOf(whole, path.width() * Sha256.LENGTH);
    }

    /** A bundle as gzip, made once as long as it is remembered. */
    byte[] readSmall(Urn urn, TilePath path) {
        Key key = new Key(urn.urnId(), path, true);
        byte[] known = recent.getIfPresent(key);
        return known == null ? remembered(key, gzip(read(urn, path))) : known;
    }

    private byte[] remembered(Key key, byte[] made) {
        recent.put(key, made);
        return made;
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 2 + 64);
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /** An urn's tree at a size that it has. */
    MerkleTree tree(Urn urn, long size) {
        return new MerkleTree(size, (level, index, width) -> read(urn, new TilePath(level, index, width)));
    }

    /**
     * Nothing is proven by tiles that do not lead to what is published: all that are incomplete do.
     *
     * @throws ContradictedException where they do not
     */
    void requireRoot(Urn urn) {
        if (!Arrays.equals(
                tree(urn, urn.frontier().size()).root(), urn.frontier().root())) {
            throw new ContradictedException(
                    Contradiction.of(urn.uid(), "cannot be read: its tiles are not those of its tree"));
        }
    }

    private byte[] hashes(Urn urn, TilePath path) {
        byte[] hashes = tiles.hashes(urn.urnId(), path.level(), path.index(), path.width());
        if (!path.isPartial()) {
            requireAbove(urn, path, hashes);
        }
        return hashes;
    }

    private void requireAbove(Urn urn, TilePath path, byte[] hashes) {
        int place = (int) (path.index() % TilePath.FULL);
        byte[] above = read(urn, new TilePath(path.level() + 1, path.index() / TilePath.FULL, place + 1));
        byte[] root = MerkleTree.above(hashes);
        require(Arrays.equals(root, 0, Sha256.LENGTH, above, place * Sha256.LENGTH, above.length), path);
    }

    private static void require(boolean isSound, TilePath path) {
        if (!isSound) {
            throw new IllegalStateException("tile " + path.format() + " is not that of its tree");
        }
    }

    /** Leaves are read once: what they hash to is held against the tree, and is the tile that is asked for next. */
    private byte[] bundle(Urn urn, TilePath path) {
        List<String> lines = new ArrayList<>(path.width());
        ByteBuffer hashes = ByteBuffer.allocate(path.width() * Sha256.LENGTH);
        leaves.read(urn.urnId(), path.start(), path.start() + path.width(), (index, leaf) -> {
            if (index == path.start() + lines.size()) {
                hashes.put(leaf.hash());
                lines.add(leaf.line());
            }
        });
        if (lines.size() != path.width()) {
            throw new IllegalStateException("leaf " + (path.start() + lines.size()) + " is missing");
        }
        requireTile(urn, new TilePath(0, path.index(), path.width()), hashes.array());
        return EntryBundle.of(lines);
    }

    private void requireTile(Urn urn, TilePath path, byte[] hashes) {
        Key key = new Key(urn.urnId(), path, false);
        if (path.isPartial() || recent.getIfPresent(key) != null) {
            require(Arrays.equals(read(urn, path), hashes), path);
        } else {
            requireAbove(urn, path, hashes);
            remembered(key, hashes);
        }
    }
}
