package fr.voix.vote.ballot;

import io.micronaut.core.annotation.Nullable;
import java.nio.ByteBuffer;

/**
 * A request carried out earlier under its key.
 *
 * @param request a hash of its content, as in {@link RequestMark}
 * @param leafIndex of the ballot that it left in force; null when it left none
 */
record CarriedOutRequest(ByteBuffer request, @Nullable Long leafIndex) {

    /** Whether the state that it left is still in force. */
    boolean isStanding(@Nullable Ballot ballot) {
        return leafIndex == null ? ballot == null : ballot != null && ballot.leafIndex() == leafIndex;
    }
}
