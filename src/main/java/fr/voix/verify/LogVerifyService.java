package fr.voix.verify;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.LogCheckpoint;
import fr.voix.verify.log.LogClient;
import fr.voix.verify.log.NoteKey;
import fr.voix.verify.log.SignedNote;
import fr.voix.verify.log.UncheckableException;
import fr.voix.verify.quorum.TypedKey;
import fr.voix.verify.quorum.WitnessPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

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
        if (policy != null && !policy.knows(own.encoded())) {
            findings.difference("is none of the logs that the policy names");
        }
        listener.begin(checkpoint.origin(), checkpoint.size());
        BundleReader leaves = new BundleReader(client, "", findings);
        leaves.read(checkpoint.size(), (entry, hash) -> {}, listener);
        if (!Arrays.equals(leaves.tree().root(), checkpoint.root())) {
            findings.difference("its leaves do not make the root that its checkpoint signs");
        }
        Set<WitnessPolicy.Witness> cosigners =
                policy == null ? Set.of() : policy.cosigners(note.text(), note.signatures());
        List<String> names = cosigners.stream()
                .map(witness -> witness.key().key().name())
                .distinct()
                .sorted()
                .toList();
        if (policy != null && !policy.isMetBy(cosigners)) {
            findings.difference("its checkpoint has not the co-signatures that the policy asks for, only "
                    + (names.isEmpty() ? "none" : "those of " + String.join(", ", names)));
        }
        return new Report(checkpoint.origin(), checkpoint.size(), names, findings);
    }

    /** Under the name of the log itself, which every copy carries; a key of the service is that of all its logs. */
    private NoteKey named(String origin) throws DifferenceException, UncheckableException {
        if (!origin.equals(key.name()) && !origin.startsWith(key.name() + "/")) {
            throw new DifferenceException("the checkpoint is that of " + origin + ", the key that of " + key.name());
        }
        TypedKey known = TypedKey.parse(key.encoded());
        return NoteKey.parse(new TypedKey(origin, known.type(), known.bytes()).encoded());
    }
}
