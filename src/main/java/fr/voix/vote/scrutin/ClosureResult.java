package fr.voix.vote.scrutin;

/** The result of closing or reopening a Scrutin; refusals are values. */
public sealed interface ClosureResult {

    record Closed(Closure closure) implements ClosureResult {}

    /** @param leafIndex of the leaf that asks the question again */
    record Reopened(long leafIndex) implements ClosureResult {}

    record AlreadyClosed() implements ClosureResult {}

    record AlreadyOpen() implements ClosureResult {}

    record UnknownScrutin() implements ClosureResult {}

    /** The stored urn contradicts the published one: nothing is added until an operator has acted. */
    record ReadOnly() implements ClosureResult {}
}
