package fr.voix.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.LeafProof;
import fr.voix.verify.log.LogCheckpoint;
import fr.voix.verify.log.LogClient;
import fr.voix.verify.log.LogKind;
import fr.voix.verify.log.LogProof;
import fr.voix.verify.log.NoteKey;
import fr.voix.verify.log.SignedNote;
import fr.voix.verify.log.UncheckableException;
import fr.voix.verify.quorum.WitnessPolicy;
import fr.voix.verify.quorum.WitnessPolicyReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads the register, and hands on what it says of urns and of the audit log: what they are now must go on from all of that.
 *
 * @param policy whose co-signatures it must have; null for those whom the service names
 */
record RegisterVerifyService(
        LogClient client, NoteKey key, EarlierCheckpoints earlier, LossReader losses, WitnessPolicy policy) {

    static final String NAME = "registre";

    private static final String ADDRESS = "/" + NAME + "/";
    private static final String POLICY = ADDRESS + "politique";
    private static final int MOST_PROOF = 1 << 16;
    private static final int TRIES = 10;

    static String origin(NoteKey key) {
        return key.name() + "/" + NAME;
    }

    /**
     * What came of it.
     *
     * @param lines how many it has; 0 where they were not read
     * @param note its signed checkpoint, or null
     * @param isServed false where there is none
     * @param cosigners names of the keys of the policy that co-signed
     * @param said what its lines say, or null where they were not read
     */
    record Report(
            long lines,
            byte[] note,
            boolean isServed,
            List<String> cosigners,
            Findings findings,
            RegisterReader said) {}

    /** Every line of it. */
    Report verify() {
        Findings findings = new Findings();
        return verify(findings, new RegisterReader(key, losses, findings));
    }

    /** Its checkpoint alone. */
    Report verifyHead() {
        return verify(new Findings(), null);
    }

    /** @param lines null where none is to be read */
    private Report verify(Findings findings, RegisterReader lines) {
        byte[] note = null;
        boolean isServed = true;
        long size = 0;
        List<String> cosigners = List.of();
        try {
            List<LogCheckpoint> kept = kept();
            Optional<AskedQuorum> quorum = quorum();
            Optional<byte[]> served = served(quorum, kept);
            isServed = served.isPresent();
            if (!isServed) {
                explain(!kept.isEmpty(), quorum.isPresent(), findings);
                return new Report(0, null, false, cosigners, findings, lines);
            }
            LogCheckpoint now = checkpoint(served.get());
            kept.stream()
                    .filter(known -> known.size() > now.size())
                    .forEach(known -> findings.difference(
                            "was cut: an earlier checkpoint has " + known.size() + " lines, it now has " + now.size()));
            if (lines == null) {
                follow(kept, now, findings);
            } else {
                read(now, kept, lines, findings);
                size = now.size();
            }
            if (quorum.isPresent()) {
                cosigners = quorum.get().compare(SignedNote.parse(served.get()), key.of(origin(key)), findings);
            }
            note = served.get();
        } catch (DifferenceException e) {
            findings.difference(e.getMessage());
        } catch (UncheckableException e) {
            findings.uncheckable(e.getMessage());
        }
        return new Report(size, note, isServed, cosigners, findings, lines);
    }

    /** Whose co-signatures it is to have; empty where nobody is asked. */
    private Optional<AskedQuorum> quorum() throws DifferenceException, UncheckableException {
        if (policy != null) {
            return Optional.of(new AskedQuorum(policy, true));
        }
        Optional<byte[]> served = client.get(POLICY, WitnessPolicyReader.MOST_BYTES);
        try {
            return served.map(WitnessPolicyReader::parse).map(said -> new AskedQuorum(said, false));
        } catch (IllegalArgumentException e) {
            throw new DifferenceException("what the service names as its policy is none: " + e.getMessage());
        }
    }

    /** Its checkpoint. What too few witnesses signed yet, or another server has not yet, is waited for. */
    private Optional<byte[]> served(Optional<AskedQuorum> quorum, List<LogCheckpoint> kept)
            throws DifferenceException, UncheckableException {
        long seen = kept.stream().mapToLong(LogCheckpoint::size).max().orElse(0);
        Optional<byte[]> served = client.get(ADDRESS + "checkpoint", SignedNote.MOST_BYTES);
        for (int i = 1; i < TRIES && served.isPresent(); i++) {
            boolean isSigned = quorum.isEmpty() || quorum.get().isMetBy(SignedNote.parse(served.get()));
            if (isSigned && checkpoint(served.get()).size() >= seen) {
                break;
            }
            client.pause();
            served = client.get(ADDRESS + "checkpoint", SignedNote.MOST_BYTES);
        }
        return served;
    }

    /** A service that has no register says nothing of one either. */
    private static void explain(boolean isKept, boolean isAsked, Findings findings) {
        if (isKept) {
            findings.difference("is not served any more, though its checkpoint was kept");
        }
        if (isAsked) {
            findings.difference("is not served, though a policy says who is to co-sign it");
        }
    }

    /** That it goes on from what was kept, by its own proofs. */
    private void follow(List<LogCheckpoint> kept, LogCheckpoint now, Findings findings)
            throws DifferenceException, UncheckableException {
        for (LogCheckpoint known : kept) {
            if (known.size() <= now.size() && !isBeginning(known, now)) {
                findings.difference(rewritten(known));
            }
        }
    }

    private boolean isBeginning(LogCheckpoint known, LogCheckpoint now)
            throws DifferenceException, UncheckableException {
        if (known.size() == now.size()) {
            return Arrays.equals(known.root(), now.root());
        }
        String path = ADDRESS + "coherence/" + known.size() + "/" + now.size();
        Optional<byte[]> proof = client.get(path, MOST_PROOF);
        for (int i = 1; i < TRIES && proof.isEmpty(); i++) {
            // another server may be a round behind
            client.pause();
            proof = client.get(path, MOST_PROOF);
        }
        if (proof.isEmpty()) {
            throw new DifferenceException("does not prove that it goes on from the " + known.size()
                    + " lines that were signed: " + path + " is not served");
        }
        return LogProof.isConsistent(
                known.size(), known.root(), now.size(), now.root(), ForkService.proof(new String(proof.get(), UTF_8)));
    }

    private static String rewritten(LogCheckpoint known) {
        return "was rewritten: its first " + known.size() + " lines are not those that were signed";
    }

    private void read(LogCheckpoint now, List<LogCheckpoint> kept, RegisterReader lines, Findings findings)
            throws DifferenceException, UncheckableException {
        BundleReader reader = new BundleReader(client, ADDRESS, findings);
        reader.read(
                now.size(),
                (entry, hash) -> {
                    lines.read(new String(entry, US_ASCII), hash);
                    kept.stream()
                            .filter(known -> known.size() == lines.size()
                                    && !Arrays.equals(
                                            known.root(), reader.tree().root()))
                            .forEach(known -> findings.difference(rewritten(known)));
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
