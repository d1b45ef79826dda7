package fr.voix.urn.leaf;

/** What became of holding an urn's row against its leaves and against what was published of it. */
public sealed interface ProofOfUrn {

    /** It may be published. */
    record Proven() implements ProofOfUrn {}

    /** It must not. */
    record Contradicted(Contradiction found) implements ProofOfUrn {}

    /** More was published than this row knows: it was read too early, or the database is not what it was. */
    record Late() implements ProofOfUrn {}

    /** Its leaves are being read; too many to wait for. */
    record Underway() implements ProofOfUrn {}
}
