package fr.voix.verify;

import fr.voix.verify.log.NoteKey;
import fr.voix.verify.log.SignedNote;
import fr.voix.verify.quorum.WitnessPolicy;
import java.util.List;
import java.util.Set;

/**
 * Whose co-signatures a checkpoint is to have.
 *
 * @param isPinned whether the verifier says so; else the service says it of itself, and who it names may be away
 */
record AskedQuorum(WitnessPolicy policy, boolean isPinned) {

    boolean isMetBy(SignedNote note) {
        return policy.isMetBy(cosigners(note));
    }

    private Set<WitnessPolicy.Witness> cosigners(SignedNote note) {
        return policy.cosigners(note.text(), note.signatures());
    }

    /**
     * Holds a checkpoint against it.
     *
     * @param own the key of the log, under the name of the log
     * @return the names of the keys of the policy that co-signed
     */
    List<String> compare(SignedNote note, NoteKey own, Findings findings) {
        if (!policy.knows(own.encoded())) {
            findings.difference("is none of the logs that the policy names");
        }
        List<String> names = cosigners(note).stream()
                .map(witness -> witness.key().key().name())
                .distinct()
                .sorted()
                .toList();
        String lacking = "its checkpoint has not the co-signatures that the policy asks for, only "
                + (names.isEmpty() ? "none" : "those of " + String.join(", ", names));
        if (isMetBy(note)) {
            return names;
        }
        if (isPinned) {
            findings.difference(lacking);
        } else {
            findings.uncheckable(lacking + "; the policy is that of the service, whose witnesses may be away");
        }
        return names;
    }
}
