package fr.voix.vote.ballot;

import io.micronaut.core.annotation.Nullable;
import java.nio.ByteBuffer;

/**
 * That a request was carried out under its key.
 *
 * @param request what it asked, as {@link RequestMark} has it
 * @param leafIndex of the ballot that it left standing; null when it left none
 */
record CarriedOutRequest(ByteBuffer request, @Nullable Long leafIndex) {

    /** Whether what it left is still there: nothing is asked of the urn then. */
    boolean isStanding(@Nullable Ballot ballot) {
        return leafIndex == null ? ballot == null : ballot != null && ballot.leafIndex() == leafIndex;
    }
}
