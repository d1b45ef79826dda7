package fr.voix.urn.proof;

import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.note.SignedCheckpoint;
import io.micronaut.core.annotation.Nullable;

/** What is answered of a log; refusals are values. */
public sealed interface ProofResult {

    /** The checkpoint itself. */
    record Signed(SignedCheckpoint checkpoint) implements ProofResult {}

    /** True until something else is published. */
    record Current(byte[] bytes) implements ProofResult {}

    /** True for ever. */
    record Immutable(byte[] bytes) implements ProofResult {}

    /**
     * Leaves, true for ever.
     *
     * @param gzip the same, smaller; null where it is not to be made
     */
    record Bundle(byte[] plain, @Nullable byte[] gzip) implements ProofResult {}

    /** No such log, or the published one does not have it, or not yet. */
    record Absent() implements ProofResult {}

    /** The log contradicts what was published of it, or its own row: nothing of it is signed, nor served as what was. */
    record Contradicted(Contradiction contradiction) implements ProofResult {}
}
