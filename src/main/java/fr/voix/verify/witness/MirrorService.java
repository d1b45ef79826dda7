package fr.voix.verify.witness;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.LogBundle;
import fr.voix.verify.log.LogCheckpoint;
import fr.voix.verify.log.LogClient;
import fr.voix.verify.log.LogHash;
import fr.voix.verify.log.LogTree;
import fr.voix.verify.log.NoteKey;
import fr.voix.verify.log.SignedNote;
import fr.voix.verify.log.TileAddress;
import fr.voix.verify.log.UncheckableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Copies a log, and co-signs as far as it holds it. The tree over all entries that it holds has to have the root that the log
 * signed; as it begins with the entries that were co-signed before, that is their consistency as well.
 */
final class MirrorService {

    private static final int MOST_NOTE_BYTES = SignedNote.MOST_BYTES;

    private final List<WitnessKey> keys;
    private final HeadStore heads;
    private final InstantSource clock;

    MirrorService(List<WitnessKey> keys, HeadStore heads, InstantSource clock) {
        this.keys = keys;
        this.heads = heads;
        this.clock = clock;
    }

    /**
     * Takes what is new. Of one log only one at a time may ask.
     *
     * @param trusted of which one has to have signed; their name is the log's origin
     * @throws DifferenceException where the log contradicts itself, or what is held of it
     */
    void pull(List<NoteKey> trusted, LogClient log, MirrorStore store)
            throws IOException, DifferenceException, UncheckableException {
        SignedNote note = SignedNote.parse(log.get("checkpoint", MOST_NOTE_BYTES)
                .orElseThrow(() -> new UncheckableException("it serves no checkpoint")));
        String signed = note.text() + "\n" + note.signedBy(trusted);
        LogCheckpoint next = LogCheckpoint.parse(note.text());
        String origin = trusted.getFirst().name();
        if (!next.origin().equals(origin)) {
            throw new DifferenceException("the checkpoint there is that of " + next.origin());
        }
        Optional<Head> held = heads.of(origin);
        long size = held.map(head -> head.checkpoint().size()).orElse(0L);
        if (next.size() > size || held.isEmpty()) {
            extend(size, next, log, store);
            cosign(note, next, signed);
        } else if (!Arrays.equals(
                tree(next.size(), store, (level, index, hashes) -> {}).root(), next.root())) {
            store.putContradiction(held.get().signed() + "\n" + signed);
            throw new DifferenceException("it signed two trees of " + next.size() + " entries");
        }
    }

    private static LogTree tree(long size, MirrorStore store, LogTree.TileListener tiles) throws IOException {
        return LogTree.resume(
                size,
                (level, index, width) -> store.hashes(level, index, width)
                        .orElseThrow(() -> new IOException(
                                TileAddress.hashes(level, index, width) + " is not there, and was co-signed")),
                tiles);
    }

    /** Holds everything up to a checkpoint when it returns. */
    private static void extend(long held, LogCheckpoint next, LogClient log, MirrorStore store)
            throws IOException, DifferenceException, UncheckableException {
        try {
            LogTree tree = tree(held, store, (level, index, hashes) -> put(store, level, index, hashes));
            while (tree.size() < next.size()) {
                addBundle(tree, next.size(), log, store);
            }
            tree.end();
            if (!Arrays.equals(tree.root(), next.root())) {
                throw new DifferenceException("the root of " + next.size() + " entries that it signed is "
                        + next.rootText() + ", which those that it serves behind what is held do not make");
            }
        } catch (DifferenceException e) {
            store.cut(held);
            throw e;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void put(MirrorStore store, int level, long index, byte[] hashes) {
        try {
            store.putHashes(level, index, hashes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an earlier attempt left is taken first: it is right if the root is. */
    private static void addBundle(LogTree tree, long size, LogClient log, MirrorStore store)
            throws IOException, DifferenceException, UncheckableException {
        long index = tree.size() / TileAddress.FULL;
        int known = (int) (tree.size() % TileAddress.FULL);
        int width = (int) Math.min(TileAddress.FULL, size - index * TileAddress.FULL);
        String path = TileAddress.entries(index, width);
        Optional<byte[]> left = store.bundle(index, width);
        List<byte[]> entries = left.isPresent() ? LogBundle.parse(left.get(), width, path) : fetch(index, width, log);
        byte[] before = known == 0
                ? new byte[0]
                : store.hashes(0, index, known).orElseThrow(() -> new IOException("a tile is not there"));
        for (int i = 0; i < width; i++) {
            byte[] hash = LogHash.leaf(entries.get(i));
            if (i >= known) {
                tree.add(hash);
            } else if (!Arrays.equals(hash, Arrays.copyOfRange(before, i * LogHash.LENGTH, (i + 1) * LogHash.LENGTH))) {
                throw new DifferenceException(path + " has another entry at its place " + i + " than it had");
            }
        }
        if (left.isEmpty()) {
            store.putBundle(index, LogBundle.of(entries));
        }
    }

    /** A log may keep the full one alone. */
    private static List<byte[]> fetch(long index, int width, LogClient log)
            throws DifferenceException, UncheckableException {
        String path = TileAddress.entries(index, width);
        Optional<byte[]> exact = log.get(path, LogBundle.MOST_BYTES);
        if (exact.isPresent()) {
            return LogBundle.parse(exact.get(), width, path);
        }
        String full = TileAddress.entries(index, TileAddress.FULL);
        byte[] bytes = log.get(full, LogBundle.MOST_BYTES)
                .orElseThrow(() -> new UncheckableException(path + " is not served"));
        return LogBundle.parse(bytes, TileAddress.FULL, full).subList(0, width);
    }

    private void cosign(SignedNote note, LogCheckpoint next, String signed) throws IOException {
        Instant now = clock.instant();
        String lines =
                keys.stream().map(key -> key.cosign(note, now.getEpochSecond())).collect(Collectors.joining());
        synchronized (heads) {
            heads.put(new Head(next, signed, lines, now));
        }
    }
}
