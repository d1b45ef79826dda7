package fr.voix.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.LeafProof;
import fr.voix.verify.log.LogCheckpoint;
import fr.voix.verify.log.LogClient;
import fr.voix.verify.log.LogKind;
import fr.voix.verify.log.NoteKey;
import fr.voix.verify.log.SignedNote;
import fr.voix.verify.log.UncheckableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the register, and hands on what it says of urns and of the account: what they are now must go on from all of that. */
record RegisterVerifyService(LogClient client, NoteKey key, EarlierCheckpoints earlier) {

    static final String NAME = "registre";

    private static final String ADDRESS = "/" + NAME + "/";
    private static final int MOST_PROOF = 1 << 16;

    static String origin(NoteKey key) {
        return key.name() + "/" + NAME;
    }

    /**
     * What came of it.
     *
     * @param lines how many it has; 0 where it was not read
     * @param note its signed checkpoint, or null
     */
    record Report(long lines, byte[] note, Findings findings, RegisterReader said) {}

    /** Every line of it. */
    Report verify() {
        Findings findings = new Findings();
        RegisterReader lines = new RegisterReader(key, findings);
        byte[] note = null;
        long size = 0;
        try {
            List<LogCheckpoint> kept = kept();
            Optional<byte[]> served = client.get(ADDRESS + "checkpoint", SignedNote.MOST_BYTES);
            if (served.isEmpty()) {
                if (!kept.isEmpty()) {
                    findings.difference("is not served any more, though its checkpoint was kept");
                }
                return new Report(0, null, findings, lines);
            }
            LogCheckpoint now = checkpoint(served.get());
            read(now, kept, lines, findings);
            note = served.get();
            size = now.size();
        } catch (DifferenceException e) {
            findings.difference(e.getMessage());
        } catch (UncheckableException e) {
            findings.uncheckable(e.getMessage());
        }
        return new Report(size, note, findings, lines);
    }

    private void read(LogCheckpoint now, List<LogCheckpoint> kept, RegisterReader lines, Findings findings)
            throws DifferenceException, UncheckableException {
        kept.stream()
                .filter(known -> known.size() > now.size())
                .forEach(known -> findings.difference(
                        "was cut: an earlier checkpoint has " + known.size() + " lines, it now has " + now.size()));
        BundleReader reader = new BundleReader(client, ADDRESS, findings);
        reader.read(
                now.size(),
                (entry, hash) -> {
                    lines.read(new String(entry, US_ASCII), hash);
                    kept.stream()
                            .filter(known -> known.size() == lines.size()
                                    && !Arrays.equals(
                                            known.root(), reader.tree().root()))
                            .forEach(known -> findings.difference("was rewritten: its first " + known.size()
                                    + " lines are not those that were signed"));
                },
                VerifyListener.QUIET);
        if (!Arrays.equals(reader.tree().root(), now.root())) {
            findings.difference("its lines do not make the root that its checkpoint signs");
        }
        lines.end();
    }

    private List<LogCheckpoint> kept() throws DifferenceException {
        List<LogCheckpoint> kept = new ArrayList<>();
        for (byte[] note : earlier.of(origin(key))) {
            kept.add(checkpoint(note));
        }
        return kept;
    }

    private LogCheckpoint checkpoint(byte[] note) throws DifferenceException {
        SignedNote signed = SignedNote.parse(note);
        signed.requireSignedBy(key);
        LogCheckpoint checkpoint = LogCheckpoint.parse(signed.text());
        if (!checkpoint.origin().equals(origin(key))) {
            throw new DifferenceException("its checkpoint is that of another log, " + checkpoint.origin());
        }
        return checkpoint;
    }

    /** What its newest line says of one urn, by a proof; empty where there is no such line, or no register. */
    Optional<LogCheckpoint> newest(String uid) throws DifferenceException, UncheckableException {
        Optional<byte[]> served = client.get(SnapshotReader.address(uid) + NAME, MOST_PROOF);
        if (served.isEmpty()) {
            return Optional.empty();
        }
        LeafProof proof = LeafProof.parse(new String(served.get(), UTF_8));
        if (proof.extra() == null) {
            throw new DifferenceException("the register proves a line without saying which");
        }
        proof.lead(proof.extra(), key, origin(key));
        LogCheckpoint head = RegisterReader.urn(new String(proof.extra(), US_ASCII), key)
                .orElseThrow(() -> new DifferenceException("the register proves a line that is none of an urn"));
        if (!head.origin().equals(SnapshotReader.origin(key, uid))) {
            throw new DifferenceException(
                    "the register proves a line of another " + LogKind.of(uid).noun());
        }
        return Optional.of(head);
    }
}
