package fr.voix.urn.leaf;

/** The result of the comparison of an urn with its leaves and with what was published of it. */
public sealed interface ProofOfUrn {

    /** It may be published. */
    record Proven() implements ProofOfUrn {}

    /** It must not be published. */
    record Contradicted(Contradiction found) implements ProofOfUrn {}

    /** The row has fewer leaves than were published: it was read too early, or the database is an older one. */
    record Late() implements ProofOfUrn {}

    /** Its leaves are still being read in the background. */
    record Underway() implements ProofOfUrn {}
}
