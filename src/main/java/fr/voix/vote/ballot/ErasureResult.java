package fr.voix.vote.ballot;

import fr.voix.urn.leaf.Contradiction;
import io.micronaut.core.annotation.Nullable;

/** What became of the wish that a ballot be erased; refusals are values. */
public sealed interface ErasureResult {

    /** Nothing is kept of it; false when nothing was. */
    record Erased(boolean isErased) implements ErasureResult {}

    record UnknownScrutin() implements ErasureResult {}

    /**
     * What is stored contradicts what was published: nothing is added until that is dealt with.
     *
     * @param contradiction of this urn; null where it is that of all
     */
    record ReadOnly(@Nullable Contradiction contradiction) implements ErasureResult {}
}
