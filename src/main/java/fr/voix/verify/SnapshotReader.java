package fr.voix.verify;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.JsonObject;
import fr.voix.verify.log.LogCheckpoint;
import fr.voix.verify.log.LogClient;
import fr.voix.verify.log.LogKind;
import fr.voix.verify.log.NotServedException;
import fr.voix.verify.log.NoteKey;
import fr.voix.verify.log.SignedNote;
import fr.voix.verify.log.UncheckableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Asks for checkpoint and tally until they speak of the same leaves: ballots arrive between two requests. */
final class SnapshotReader {

    private static final int TRIES = 10;

    /** More than a country has votes to change; a log of more would not fit the count's memory either. */
    private static final long MOST_LEAVES = 1_000_000_000;

    private final LogClient client;
    private final NoteKey key;
    private final Map<String, byte[]> listed = new ConcurrentHashMap<>();

    SnapshotReader(LogClient client, NoteKey key) {
        this.client = client;
        this.key = key;
    }

    /** @param notes what the service said of several urns at once: each is the first answer to what is asked of its urn */
    void expect(Map<String, Optional<byte[]>> notes) {
        notes.forEach((uid, note) -> note.ifPresent(signed -> listed.put(uid, signed)));
    }

    static String address(String uid) {
        return "/" + LogKind.of(uid).path() + "/" + uid + "/urne/";
    }

    static String origin(NoteKey key, String uid) {
        return key.name() + "/" + LogKind.of(uid).path() + "/" + uid + "/urne";
    }

    private record Served(byte[] note, LogCheckpoint checkpoint) {}

    /**
     * Another server may be a second behind the one that was asked before: what was seen is waited for.
     *
     * @param seen the largest size of which the verifier kept a checkpoint, so that the urn must be there
     */
    Snapshot read(String uid, OptionalLong seen) throws DifferenceException, UncheckableException {
        TreeMap<Long, Served> signed = new TreeMap<>();
        Map<Long, PublishedTally> tallied = new HashMap<>();
        byte[] known = listed.remove(uid);
        for (int i = 0; i < TRIES; i++) {
            if (i > (known == null ? 0 : 1)) {
                client.pause();
            }
            put(signed, i == 0 && known != null ? served(uid, known) : checkpoint(uid));
            PublishedTally tally = tally(uid);
            tallied.put(tally.size(), tally);
            // either may be the one that lags behind
            for (Served served : signed.descendingMap().values()) {
                boolean isAsSeen = served.checkpoint.size() >= seen.orElse(0) || i == TRIES - 1;
                if (isAsSeen && tallied.containsKey(served.checkpoint.size())) {
                    return new Snapshot(
                            served.note,
                            served.checkpoint,
                            tallied.get(served.checkpoint.size()),
                            others(signed, served));
                }
            }
        }
        throw apart(signed.keySet(), tallied.keySet());
    }

    private static void put(Map<Long, Served> signed, Served served) throws DifferenceException {
        Served other = signed.putIfAbsent(served.checkpoint.size(), served);
        if (other != null && !Arrays.equals(other.checkpoint.root(), served.checkpoint.root())) {
            throw new DifferenceException("two checkpoints of " + served.checkpoint.size()
                    + " leaves with different roots: " + other.checkpoint.rootText() + " and "
                    + served.checkpoint.rootText());
        }
    }

    /** A smaller one must be a beginning; a larger one is no concern of this count. */
    private static List<LogCheckpoint> others(Map<Long, Served> seen, Served match) {
        List<LogCheckpoint> others = new ArrayList<>();
        for (Served served : seen.values()) {
            if (served.checkpoint.size() < match.checkpoint.size()) {
                others.add(served.checkpoint);
            }
        }
        return others;
    }

    private static UncheckableException apart(Set<Long> signed, Set<Long> tallied) throws DifferenceException {
        if (signed.size() == 1 && tallied.size() == 1) {
            throw new DifferenceException("the published tally speaks of "
                    + tallied.iterator().next() + " leaves, the checkpoint of "
                    + signed.iterator().next() + ", and neither moves");
        }
        return new UncheckableException("the published tally and the checkpoint were never of the same size in " + TRIES
                + " tries: " + tallied + " and " + signed);
    }

    private Served checkpoint(String uid) throws DifferenceException, UncheckableException {
        Optional<byte[]> note = client.get(address(uid) + "checkpoint", SignedNote.MOST_BYTES);
        return served(uid, note.orElseThrow(NotServedException::new));
    }

    private Served served(String uid, byte[] bytes) throws DifferenceException, UncheckableException {
        SignedNote signed = SignedNote.parse(bytes);
        signed.requireSignedBy(key);
        LogCheckpoint checkpoint = LogCheckpoint.parse(signed.text());
        if (!checkpoint.origin().equals(origin(key, uid))) {
            throw new DifferenceException(
                    "the checkpoint is that of another log, " + checkpoint.origin() + ", not " + origin(key, uid));
        }
        if (checkpoint.size() > MOST_LEAVES) {
            throw new UncheckableException(
                    "the checkpoint speaks of " + checkpoint.size() + " leaves, too many to count");
        }
        return new Served(bytes, checkpoint);
    }

    private PublishedTally tally(String uid) throws DifferenceException, UncheckableException {
        LogKind kind = LogKind.of(uid);
        byte[] json = client.get("/api/v1/" + kind.path() + "/" + uid + "/tally", PublishedTally.MOST_BYTES)
                .orElseThrow(() -> new DifferenceException("the urn has a checkpoint, but no tally is published"));
        return PublishedTally.of(JsonObject.parse(json, "the published tally"), kind);
    }

    /** The result that is signed of an urn; empty where none is. */
    Optional<SignedResult> result(String uid) throws DifferenceException, UncheckableException {
        Optional<byte[]> json = client.get(
                "/api/v1/" + LogKind.of(uid).path() + "/" + uid + "/resultat", SignedResultReader.MOST_BYTES);
        if (json.isEmpty()) {
            return Optional.empty();
        }
        SignedResult result = SignedResultReader.parse(json.get());
        result.requireSignedBy(key);
        return Optional.of(result);
    }
}
