package fr.voix.verify;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.JsonObject;
import fr.voix.verify.log.LogCheckpoint;
import fr.voix.verify.log.LogClient;
import fr.voix.verify.log.LogHash;
import fr.voix.verify.log.LogKind;
import fr.voix.verify.log.NotServedException;
import fr.voix.verify.log.NoteKey;
import fr.voix.verify.log.SignedNote;
import fr.voix.verify.log.UncheckableException;
import fr.voix.verify.log.WithheldException;
import java.util.HexFormat;
import java.util.List;
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
    private final RegisterVerifyService register;
    private RegisterVerifyService.Report registered;

    UrnVerifyService(
            LogClient client,
            NoteKey key,
            EarlierCheckpoints earlier,
            LossReader losses,
            RegisterVerifyService register) {
        this.client = client;
        this.snapshots = new SnapshotReader(client, key);
        this.texts = new TextVerifyService(client);
        this.earlier = earlier;
        this.key = key;
        this.losses = losses;
        this.register = register;
    }

    /** @param notes what the service said of several urns at once */
    void expect(Map<String, Optional<byte[]>> notes) {
        snapshots.expect(notes);
    }

    /** @param report of the register; where its lines were not read it is asked what the newest says of each urn */
    void expect(RegisterVerifyService.Report report) {
        registered = report;
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
            BundleReader leaves = new BundleReader(client, SnapshotReader.address(uid), findings);
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
            hold(checkpoint, known);
        }
        if (!earlier.of(origin).isEmpty()) {
            known.keep();
        }
        boolean isRead = registered.isServed() && registered.said() != null;
        List<LogCheckpoint> lines = isRead
                ? registered.said().of(uid)
                : register.newest(uid).stream().toList();
        if (!lines.isEmpty() && !registered.isServed()) {
            findings.difference("the register proves a line of it, and is not served");
        }
        for (LogCheckpoint said : lines) {
            hold(said, known);
        }
        try {
            evidence.checkpoint(key, origin).ifPresent(known::stands);
        } catch (DifferenceException e) {
            findings.difference("the receipt: " + e.getMessage());
        }
    }

    private void hold(LogCheckpoint checkpoint, EarlierComparison known)
            throws DifferenceException, UncheckableException {
        Optional<Loss> loss = losses.of(checkpoint);
        loss.ifPresentOrElse(said -> known.isLost(checkpoint, said), () -> known.stands(checkpoint));
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

    /** Holds what an urn is about, and was, against the hashes that its {@code t1} leaves name. */
    private record TextVerifyService(LogClient client) {

        private static final int MOST_BYTES = 1 << 22;

        /** @param count of all leaves */
        void verify(String uid, UrnCount count, Findings findings) throws UncheckableException {
            for (String question : count.questions()) {
                Optional<String> served = hash(SnapshotReader.address(uid) + "texte/" + question);
                if (served.isPresent() && !served.get().equals(question)) {
                    findings.difference("texte/" + question + " has the hash " + served.get());
                } else if (served.isEmpty() && question.equals(count.question())) {
                    // those before it may have been withheld
                    findings.difference("the text of its last question is not served, texte/" + question);
                }
            }
            if (LogKind.of(uid) == LogKind.SCRUTIN) {
                verifyShown(uid, count, findings);
            }
        }

        /** The one that stands may be ahead of the leaves, since a change is published with the votes before it. */
        private void verifyShown(String uid, UrnCount count, Findings findings) throws UncheckableException {
            Optional<String> shown = hash("/api/v1/" + LogKind.SCRUTIN.path() + "/" + uid + "/texte");
            if (shown.isEmpty() || shown.get().equals(count.question())) {
                return;
            }
            String difference = "the text that is shown has the hash " + shown.get() + ", its last question names "
                    + count.question();
            if (count.isClosed()) {
                findings.difference(difference);
            } else {
                findings.uncheckable(difference + "; a change of it is published within minutes: ask again");
            }
        }

        private Optional<String> hash(String path) throws UncheckableException {
            return client.get(path, MOST_BYTES).map(text -> HexFormat.of().formatHex(LogHash.plain(text)));
        }
    }
}
