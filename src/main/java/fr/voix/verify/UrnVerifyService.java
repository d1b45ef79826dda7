package fr.voix.verify;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.JsonObject;
import fr.voix.verify.log.LogCheckpoint;
import fr.voix.verify.log.LogClient;
import fr.voix.verify.log.LogKind;
import fr.voix.verify.log.LogLimits;
import fr.voix.verify.log.NotServedException;
import fr.voix.verify.log.NoteKey;
import fr.voix.verify.log.SignedNote;
import fr.voix.verify.log.UncheckableException;
import fr.voix.verify.log.WithheldException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** Verifies one urn from what its address serves: every leaf, every tile, the root, the counting rule, the tally. */
final class UrnVerifyService {

    /** An hour of the past takes some two hundred bytes. */
    private static final int MOST_BYTES = 32 << 20;

    private final LogClient client;
    private final SnapshotReader snapshots;
    private final TextVerifyService texts;
    private final EarlierCheckpoints earlier;
    private final NoteKey key;
    private final LossReader losses;

    UrnVerifyService(LogClient client, NoteKey key, EarlierCheckpoints earlier, LossReader losses, LogLimits limits) {
        this.client = client;
        this.snapshots = new SnapshotReader(client, key, limits);
        this.texts = new TextVerifyService(client);
        this.earlier = earlier;
        this.key = key;
        this.losses = losses;
    }

    /** @param notes what the service said of several urns at once */
    void expect(Map<String, Optional<byte[]>> notes) {
        snapshots.expect(notes);
    }

    UrnReport verify(String uid, HeldEvidence evidence, VerifyListener listener) {
        Findings findings = new Findings();
        EarlierComparison known = new EarlierComparison(findings);
        UrnRun run = new UrnRun(uid, findings, known, evidence);
        try {
            readEarlier(uid, evidence, findings, known);
            PublishedPast past = past(uid);
            Snapshot now = snapshots.read(
                    uid, LongStream.concat(past.sizes(), known.sizes()).max());
            BundleReader leaves = new BundleReader(client, uid, findings);
            run.begin(past, now, result(uid, findings), leaves.tree());
            long size = now.checkpoint().size();
            listener.begin(uid, size);
            leaves.read(size, run::take, listener);
            texts.verify(uid, run.end(), findings);
        } catch (NotServedException e) {
            return UrnReport.ofAbsent(uid, new Absence(uid, findings, known, evidence));
        } catch (DifferenceException | WithheldException e) {
            findings.difference(e.getMessage());
        } catch (UncheckableException e) {
            findings.uncheckable(e.getMessage());
        }
        return run.report();
    }

    /** What is signed now; it may speak of a size that is behind what is checked here, and is null where there is none. */
    private SignedResult result(String uid, Findings findings) throws UncheckableException {
        try {
            return snapshots.result(uid).orElse(null);
        } catch (DifferenceException e) {
            findings.difference(e.getMessage());
            return null;
        }
    }

    private void readEarlier(String uid, HeldEvidence evidence, Findings findings, EarlierComparison known)
            throws DifferenceException, UncheckableException {
        String origin = SnapshotReader.origin(key, uid);
        for (byte[] bytes : earlier.of(origin)) {
            SignedNote note = SignedNote.parse(bytes);
            LogCheckpoint checkpoint = LogCheckpoint.parse(note.text());
            try {
                note.requireSignedBy(key);
            } catch (DifferenceException e) {
                findings.difference("an earlier checkpoint is not that of this key: " + e.getMessage());
                continue;
            }
            Optional<Loss> loss = losses.of(checkpoint);
            loss.ifPresentOrElse(said -> known.isLost(checkpoint, said), () -> known.stands(checkpoint));
        }
        try {
            evidence.checkpoint(key, origin).ifPresent(known::stands);
        } catch (DifferenceException e) {
            findings.difference("the receipt: " + e.getMessage());
        }
    }

    /** How it grew; {@link PublishedPast#NONE} where none is served: an older service, or no such urn. */
    private PublishedPast past(String uid) throws DifferenceException, UncheckableException {
        LogKind kind = LogKind.of(uid);
        String address = "/api/v1/" + kind.path() + "/" + uid;
        boolean isPetition = kind == LogKind.PETITION;
        Optional<JsonObject> petition = isPetition ? get(address, "the petition") : Optional.empty();
        Optional<JsonObject> history = get(address + (isPetition ? "/history" : "/historique"), "the history");
        return history.isEmpty() ? PublishedPast.NONE : PublishedPast.parse(history.get(), petition.orElse(null), kind);
    }

    private Optional<JsonObject> get(String address, String what) throws DifferenceException, UncheckableException {
        Optional<byte[]> json = client.get(address, MOST_BYTES);
        return json.isEmpty() ? Optional.empty() : Optional.of(JsonObject.parse(json.get(), what));
    }
}
