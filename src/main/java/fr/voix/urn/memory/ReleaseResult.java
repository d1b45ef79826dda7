package fr.voix.urn.memory;

/** What became of the wish to let an urn go on that is stopped. */
public sealed interface ReleaseResult {

    record Released() implements ReleaseResult {}

    record NotStopped() implements ReleaseResult {}

    /** It is not what its leaves say, or not what was published of it. */
    record Contradicted(String how) implements ReleaseResult {}
}
