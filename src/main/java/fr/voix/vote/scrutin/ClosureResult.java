package fr.voix.vote.scrutin;

/** What became of the wish to close or to reopen a Scrutin; refusals are values. */
public sealed interface ClosureResult {

    record Closed(Closure closure) implements ClosureResult {}

    /** @param leafIndex of the leaf that puts the question again */
    record Reopened(long leafIndex) implements ClosureResult {}

    record AlreadyClosed() implements ClosureResult {}

    record AlreadyOpen() implements ClosureResult {}

    record UnknownScrutin() implements ClosureResult {}

    /** What is stored contradicts what was published: nothing is added until that is dealt with. */
    record ReadOnly() implements ClosureResult {}
}
