package fr.voix.verify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Verifies one urn from what its address serves: every leaf, every tile, the root, the counting rule, the tally. */
final class UrnVerifyService {

    /** Bundles that are fetched before they are needed. */
    private static final int AHEAD = 8;

    private final LogClient client;
    private final SnapshotReader snapshots;
    private final PastReader pasts;
    private final TextVerifyService texts;
    private final EarlierCheckpoints earlier;
    private final NoteKey key;
    private final LossReader losses;

    UrnVerifyService(LogClient client, NoteKey key, EarlierCheckpoints earlier, LossReader losses, LogLimits limits) {
        this.client = client;
        this.snapshots = new SnapshotReader(client, key, limits);
        this.pasts = new PastReader(client);
        this.texts = new TextVerifyService(client);
        this.earlier = earlier;
        this.key = key;
        this.losses = losses;
    }

    /** @param notes what the service said of several urns at once */
    void expect(Map<String, byte[]> notes) {
        snapshots.expect(notes);
    }

    UrnReport verify(String uid, VerifyListener listener) {
        return verify(new Run(uid, null, null, listener));
    }

    /** @param cited a result that must be what the first leaves count */
    UrnReport verify(String uid, SignedResult cited, VerifyListener listener) {
        return verify(new Run(uid, cited, null, listener));
    }

    /** @param kept a receipt whose leaf must be there once so many leaves are published */
    UrnReport verify(KeptReceipt kept, VerifyListener listener) {
        return verify(new Run(kept.uid(), null, kept, listener));
    }

    private static UrnReport verify(Run run) {
        try {
            run.carryOut();
        } catch (DifferenceException e) {
            run.findings.difference(e.getMessage());
        } catch (WithheldException e) {
            run.findings.difference(e.getMessage());
        } catch (UncheckableException e) {
            run.findings.uncheckable(e.getMessage());
        }
        return run.report();
    }

    /** One urn on its way. */
    private final class Run {

        private final String uid;
        private final SignedResult cited;
        private SignedResult published;
        private final KeptReceipt kept;
        private final VerifyListener listener;
        private final Findings findings = new Findings();
        private PastComparison past;
        private UrnCount count;
        private final List<LogCheckpoint> older = new ArrayList<>();
        private final Map<LogCheckpoint, Loss> given = new LinkedHashMap<>();
        private final LogTree tree = new LogTree(this::compareUpperTile);
        private Snapshot snapshot;
        private String fate;

        Run(String uid, SignedResult cited, KeptReceipt kept, VerifyListener listener) {
            this.uid = uid;
            this.cited = cited;
            this.kept = kept;
            this.listener = listener;
        }

        void carryOut() throws DifferenceException, UncheckableException {
            List<LogCheckpoint> earlierOnes = earlierOnes();
            PublishedPast said = pasts.read(uid);
            past = new PastComparison(said, LogKind.of(uid), findings);
            count = new UrnCount(uid, findings, past);
            snapshot = snapshots.read(
                    uid,
                    LongStream.concat(said.sizes(), earlierOnes.stream().mapToLong(LogCheckpoint::size))
                            .max());
            LogCheckpoint checkpoint = snapshot.checkpoint();
            older.addAll(snapshot.older());
            earlierOnes.forEach(known -> hold(known, checkpoint));
            given.forEach((known, loss) -> hold(loss.of(known).orElseThrow().from(), checkpoint));
            if (cited != null && cited.tally().size() > checkpoint.size()) {
                throw new DifferenceException("the signed result speaks of "
                        + cited.tally().size() + " leaves, the urn has " + checkpoint.size());
            }
            published = signedResult();
            listener.begin(uid, checkpoint.size());
            readLeaves(checkpoint.size());
            tree.end();
            given.forEach((known, loss) -> losses.tell(uid, loss, known));
            if (!Arrays.equals(tree.root(), checkpoint.root())) {
                findings.difference("the leaves make the root " + base64(tree.root()) + ", the checkpoint of "
                        + checkpoint.size() + " leaves signs " + checkpoint.rootText());
            }
            new TallyComparison(snapshot.tally(), findings).with(uid, count, tree.root());
            texts.verify(uid, count, findings);
            if (kept != null) {
                tellFate(checkpoint.size());
            }
        }

        /** What is signed now; it may speak of a size that is behind what is checked here, and is null where there is none. */
        private SignedResult signedResult() throws UncheckableException {
            try {
                return snapshots.result(uid).orElse(null);
            } catch (DifferenceException e) {
                findings.difference(e.getMessage());
                return null;
            }
        }

        /** Quiet urns are published in groups: what is not published yet is no difference. */
        private void tellFate(long size) {
            if (kept.index() >= size && count.isClosed()) {
                findings.difference("the urn is closed, which publishes all of it, with " + size
                        + " leaves; the receipt's leaf " + kept.index() + " is not among them");
            } else if (kept.index() >= size) {
                fate = "receipt: leaf " + kept.index() + " is not published yet, the urn shows " + size
                        + " leaves; it is to be published with others within minutes: ask again";
            } else if (fate != null) {
                fate += count.fate(kept.index());
            }
        }

        private List<LogCheckpoint> earlierOnes() throws DifferenceException, UncheckableException {
            List<LogCheckpoint> found = new ArrayList<>();
            for (byte[] bytes : earlier.of(SnapshotReader.origin(key, uid))) {
                SignedNote note = SignedNote.parse(bytes);
                LogCheckpoint known = LogCheckpoint.parse(note.text());
                try {
                    note.requireSignedBy(key);
                } catch (DifferenceException e) {
                    findings.difference("an earlier checkpoint is not that of this key: " + e.getMessage());
                    continue;
                }
                Optional<Loss> loss = losses.of(known);
                loss.ifPresentOrElse(said -> given.put(known, said), () -> found.add(known));
            }
            if (kept != null && kept.proof() != null) {
                try {
                    found.add(kept.proof().checkpoint(kept, key, SnapshotReader.origin(key, uid)));
                } catch (DifferenceException e) {
                    findings.difference("the receipt: " + e.getMessage());
                }
            }
            return found;
        }

        /** Whoever was shown an earlier tree must find it at the beginning of this one. */
        private void hold(LogCheckpoint known, LogCheckpoint now) {
            if (known.size() > now.size()) {
                findings.difference("rolled back: an earlier checkpoint has " + known.size()
                        + " leaves, the urn now has " + now.size());
            } else {
                older.add(known);
            }
        }

        private void readLeaves(long size) throws DifferenceException, UncheckableException {
            compareEarlier();
            Deque<Bundle> ahead = new ArrayDeque<>();
            long bundles = (size + TileAddress.FULL - 1) / TileAddress.FULL;
            try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
                try {
                    long asked = 0;
                    for (long i = 0; i < bundles; i++) {
                        for (; asked < bundles && asked < i + AHEAD; asked++) {
                            ahead.add(ask(workers, asked, size));
                        }
                        read(ahead.remove());
                    }
                } finally {
                    workers.shutdownNow();
                }
            }
        }

        private Bundle ask(ExecutorService workers, long index, long size) {
            int width = (int) Math.min(TileAddress.FULL, size - index * TileAddress.FULL);
            String entries = TileAddress.entries(index, width);
            String tile = TileAddress.hashes(0, index, width);
            Callable<byte[]> fetchEntries = () -> require(entries, EntryBundle.MOST_BYTES);
            Callable<byte[]> fetchTile = () -> require(tile, width * LogHash.LENGTH);
            return new Bundle(width, entries, tile, workers.submit(fetchEntries), workers.submit(fetchTile));
        }

        private void read(Bundle bundle) throws DifferenceException, UncheckableException {
            List<byte[]> entries = EntryBundle.parse(result(bundle.entries), bundle.width, bundle.entriesPath);
            byte[] tile = result(bundle.tile);
            requireLength(tile, bundle.width, bundle.tilePath);
            for (int i = 0; i < entries.size(); i++) {
                byte[] hash = LogHash.leaf(entries.get(i));
                if (!Arrays.equals(hash, 0, LogHash.LENGTH, tile, i * LogHash.LENGTH, (i + 1) * LogHash.LENGTH)) {
                    findings.difference("leaf " + tree.size() + " has the hash " + base64(hash) + ", " + bundle.tilePath
                            + " says " + base64(hashAt(tile, i)));
                }
                compareKept(entries.get(i));
                count.read(entries.get(i), hash);
                past.compare(count);
                tree.add(hash);
                compareEarlier();
            }
            listener.step(entries.size());
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

        private void compareEarlier() {
            // said to be lost, and there all the same
            given.keySet().removeIf(known -> known.size() == tree.size() && Arrays.equals(known.root(), tree.root()));
            for (LogCheckpoint known : older) {
                if (known.size() == tree.size() && !Arrays.equals(known.root(), tree.root())) {
                    findings.difference("history was rewritten: an earlier checkpoint signs the root "
                            + known.rootText() + " for the first " + known.size() + " leaves, they now make "
                            + base64(tree.root()));
                }
            }
            compare(cited);
            compare(published);
        }

        private void compareKept(byte[] entry) {
            if (kept == null || kept.index() != tree.size()) {
                return;
            }
            if (kept.isLeaf(entry)) {
                fate = "receipt: leaf " + kept.index() + " is in the urn; ";
            } else {
                findings.difference("leaf " + kept.index() + " is not the one of the receipt");
            }
        }

        private void compare(SignedResult result) {
            if (result != null && result.tally().size() == tree.size()) {
                new TallyComparison("the signed result", result.tally(), findings).with(uid, count, tree.root());
            }
        }

        private byte[] require(String path, int mostBytes) throws DifferenceException, UncheckableException {
            return client.get(SnapshotReader.address(uid) + path, mostBytes)
                    .orElseThrow(() ->
                            new DifferenceException(path + " is not served, though the checkpoint commits to it"));
        }

        UrnReport report() {
            byte[] note = snapshot == null ? null : snapshot.note();
            LeafActs acts = past == null ? new LeafActs() : past.acts();
            return UrnReport.of(uid, findings, count, fate, note, acts);
        }
    }

    /** 256 leaves and their hashes, perhaps still on their way. */
    private record Bundle(
            int width, String entriesPath, String tilePath, Future<byte[]> entries, Future<byte[]> tile) {}

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
