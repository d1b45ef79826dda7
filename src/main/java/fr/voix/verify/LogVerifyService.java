package fr.voix.verify;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.LogCheckpoint;
import fr.voix.verify.log.LogClient;
import fr.voix.verify.log.NoteKey;
import fr.voix.verify.log.SignedNote;
import fr.voix.verify.log.UncheckableException;
import fr.voix.verify.quorum.WitnessPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Recounts the tree of one log at any address where it is served: the register or an urn, by the service itself, or by a mirror
 * when the service is gone.
 *
 * @param client whose addresses are those of the log
 */
record LogVerifyService(LogClient client, NoteKey key) {

    /**
     * What came of it.
     *
     * @param note its checkpoint as it was signed
     * @param cosigners names of the keys of the policy that co-signed
     */
    record Report(String origin, long size, byte[] note, List<String> cosigners, Findings findings) {

        /** What is to be held against it the next time, by origin; nothing of one that differs. */
        Map<String, List<byte[]>> kept() {
            return findings.verdict() == Verdict.FINE ? Map.of(origin, List.of(note)) : Map.of();
        }
    }

    /**
     * @param policy what has to be met, or null
     * @param earlier what must still hold
     */
    Report verify(WitnessPolicy policy, EarlierCheckpoints earlier, VerifyListener listener)
            throws DifferenceException, UncheckableException {
        Findings findings = new Findings();
        byte[] served = client.get("checkpoint", SignedNote.MOST_BYTES)
                .orElseThrow(() -> new UncheckableException("no checkpoint is there"));
        SignedNote note = SignedNote.parse(served);
        LogCheckpoint checkpoint = LogCheckpoint.parse(note.text());
        NoteKey own = named(checkpoint.origin());
        note.requireSignedBy(own);
        listener.begin(checkpoint.origin(), checkpoint.size());
        EarlierComparison known = new EarlierComparison(findings);
        for (byte[] kept : earlier.of(checkpoint.origin())) {
            SignedNote signed = SignedNote.parse(kept);
            signed.requireSignedBy(own);
            known.stands(LogCheckpoint.parse(signed.text()));
        }
        known.begin(checkpoint, List.of());
        read(checkpoint, known, findings, listener);
        List<String> cosigners =
                policy == null ? List.of() : new AskedQuorum(policy, true).compare(note, own, findings);
        return new Report(checkpoint.origin(), checkpoint.size(), served, cosigners, findings);
    }

    /** What cannot be read is no reason to keep silent about two notes that contradict each other. */
    private void read(LogCheckpoint checkpoint, EarlierComparison known, Findings findings, VerifyListener listener) {
        BundleReader leaves = new BundleReader(client, "", findings);
        try {
            known.compare(leaves.tree());
            leaves.read(checkpoint.size(), (entry, hash) -> known.compare(leaves.tree()), listener);
            if (!Arrays.equals(leaves.tree().root(), checkpoint.root())) {
                findings.difference("its leaves do not make the root that its checkpoint signs");
            }
        } catch (DifferenceException e) {
            findings.difference(e.getMessage());
        } catch (UncheckableException e) {
            findings.uncheckable(e.getMessage());
        }
    }

    /** Under the name of the log itself, which every copy carries. */
    private NoteKey named(String origin) throws DifferenceException, UncheckableException {
        if (!origin.equals(key.name()) && !origin.startsWith(key.name() + "/")) {
            throw new DifferenceException("the checkpoint is that of " + origin + ", the key that of " + key.name());
        }
        return key.of(origin);
    }
}
