package fr.voix.verify;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.LogBundle;
import fr.voix.verify.log.LogClient;
import fr.voix.verify.log.LogHash;
import fr.voix.verify.log.LogTree;
import fr.voix.verify.log.TileAddress;
import fr.voix.verify.log.UncheckableException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads the leaves of a log in bundles, some ahead of what is needed, and holds them and their tree against its tiles. */
final class BundleReader {

    /** Bundles that are fetched before they are needed. */
    private static final int AHEAD = 8;

    private final LogClient client;
    private final String address;
    private final Findings findings;
    private final LogTree tree = new LogTree(this::compareUpperTile);

    /** Takes each leaf; the tree ends with it, and its hash is its last. */
    interface LeafListener {
        void onLeaf(byte[] entry, byte[] hash) throws DifferenceException, UncheckableException;
    }

    /** 256 leaves and their hashes, perhaps still on their way. */
    private record Bundle(
            int width, String entriesPath, String tilePath, Future<byte[]> entries, Future<byte[]> tile) {}

    /** @param address of the log, with its last slash */
    BundleReader(LogClient client, String address, Findings findings) {
        this.client = client;
        this.address = address;
        this.findings = findings;
    }

    /** The tree of all leaves that were read. */
    LogTree tree() {
        return tree;
    }

    void read(long size, LeafListener listener, VerifyListener progress)
            throws DifferenceException, UncheckableException {
        Deque<Bundle> ahead = new ArrayDeque<>();
        long bundles = (size + TileAddress.FULL - 1) / TileAddress.FULL;
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                long asked = 0;
                for (long i = 0; i < bundles; i++) {
                    for (; asked < bundles && asked < i + AHEAD; asked++) {
                        ahead.add(ask(workers, asked, size));
                    }
                    progress.step(read(ahead.remove(), listener));
                }
            } finally {
                workers.shutdownNow();
            }
        }
        tree.end();
    }

    private Bundle ask(ExecutorService workers, long index, long size) {
        int width = (int) Math.min(TileAddress.FULL, size - index * TileAddress.FULL);
        String entries = TileAddress.entries(index, width);
        String tile = TileAddress.hashes(0, index, width);
        Callable<byte[]> fetchEntries = () -> require(entries, LogBundle.MOST_BYTES);
        Callable<byte[]> fetchTile = () -> require(tile, width * LogHash.LENGTH);
        return new Bundle(width, entries, tile, workers.submit(fetchEntries), workers.submit(fetchTile));
    }

    private int read(Bundle bundle, LeafListener listener) throws DifferenceException, UncheckableException {
        List<byte[]> entries = LogBundle.parse(result(bundle.entries), bundle.width, bundle.entriesPath);
        byte[] tile = result(bundle.tile);
        requireLength(tile, bundle.width, bundle.tilePath);
        for (int i = 0; i < entries.size(); i++) {
            byte[] hash = LogHash.leaf(entries.get(i));
            if (!Arrays.equals(hash, 0, LogHash.LENGTH, tile, i * LogHash.LENGTH, (i + 1) * LogHash.LENGTH)) {
                findings.difference("leaf " + tree.size() + " has the hash " + base64(hash) + ", " + bundle.tilePath
                        + " says " + base64(hashAt(tile, i)));
            }
            tree.add(hash);
            listener.onLeaf(entries.get(i), hash);
        }
        return entries.size();
    }

    private void compareUpperTile(int level, long index, byte[] hashes)
            throws DifferenceException, UncheckableException {
        if (level == 0) {
            return; // compared leaf by leaf, which tells more
        }
        int width = hashes.length / LogHash.LENGTH;
        String path = TileAddress.hashes(level, index, width);
        byte[] served = require(path, hashes.length);
        requireLength(served, width, path);
        for (int i = 0; i < width; i++) {
            if (!Arrays.equals(hashAt(hashes, i), hashAt(served, i))) {
                findings.difference(path + " says " + base64(hashAt(served, i)) + " at its place " + i
                        + ", the leaves make " + base64(hashAt(hashes, i)));
            }
        }
    }

    private byte[] require(String path, int mostBytes) throws DifferenceException, UncheckableException {
        return client.get(address + path, mostBytes)
                .orElseThrow(
                        () -> new DifferenceException(path + " is not served, though the checkpoint commits to it"));
    }

    private static byte[] result(Future<byte[]> future) throws DifferenceException, UncheckableException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case DifferenceException difference -> throw difference;
                case UncheckableException uncheckable -> throw uncheckable;
                default -> throw new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckableException("interrupted");
        }
    }

    private static void requireLength(byte[] tile, int width, String path) throws DifferenceException {
        if (tile.length != width * LogHash.LENGTH) {
            throw new DifferenceException(path + " has " + tile.length + " bytes, not " + width * LogHash.LENGTH);
        }
    }

    private static byte[] hashAt(byte[] tile, int place) {
        return Arrays.copyOfRange(tile, place * LogHash.LENGTH, (place + 1) * LogHash.LENGTH);
    }

    private static String base64(byte[] hash) {
        return Base64.getEncoder().encodeToString(hash);
    }
}
