package fr.voix.vote.ballot;

import fr.voix.urn.leaf.Contradiction;
import io.micronaut.core.annotation.Nullable;

/** The result of an erasure; refusals are values. */
public sealed interface ErasureResult {

    /** Nothing is stored of the ballot; false when nothing was. */
    record Erased(boolean isErased) implements ErasureResult {}

    record UnknownScrutin() implements ErasureResult {}

    /**
     * Stored and published urns contradict each other: nothing is added until an operator has acted.
     *
     * @param contradiction of this urn; null where all urns are stopped
     */
    record ReadOnly(@Nullable Contradiction contradiction) implements ErasureResult {}
}
