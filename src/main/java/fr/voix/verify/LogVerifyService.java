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
     * @param cosigners names of the keys of the policy that co-signed
     */
    record Report(String origin, long size, List<String> cosigners, Findings findings) {}

    /** @param policy what has to be met, or null */
    Report verify(WitnessPolicy policy, VerifyListener listener) throws DifferenceException, UncheckableException {
        Findings findings = new Findings();
        byte[] served = client.get("checkpoint", SignedNote.MOST_BYTES)
                .orElseThrow(() -> new UncheckableException("no checkpoint is there"));
        SignedNote note = SignedNote.parse(served);
        LogCheckpoint checkpoint = LogCheckpoint.parse(note.text());
        NoteKey own = named(checkpoint.origin());
        note.requireSignedBy(own);
        listener.begin(checkpoint.origin(), checkpoint.size());
        BundleReader leaves = new BundleReader(client, "", findings);
        leaves.read(checkpoint.size(), (entry, hash) -> {}, listener);
        if (!Arrays.equals(leaves.tree().root(), checkpoint.root())) {
            findings.difference("its leaves do not make the root that its checkpoint signs");
        }
        List<String> cosigners =
                policy == null ? List.of() : new AskedQuorum(policy, true).compare(note, own, findings);
        return new Report(checkpoint.origin(), checkpoint.size(), cosigners, findings);
    }

    /** Under the name of the log itself, which every copy carries. */
    private NoteKey named(String origin) throws DifferenceException, UncheckableException {
        if (!origin.equals(key.name()) && !origin.startsWith(key.name() + "/")) {
            throw new DifferenceException("the checkpoint is that of " + origin + ", the key that of " + key.name());
        }
        return key.of(origin);
    }
}
