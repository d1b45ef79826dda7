package fr.voix.verify;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.KeptReceipt;
import fr.voix.verify.log.LogCheckpoint;
import fr.voix.verify.log.NoteKey;
import java.util.Optional;

/**
 * What a voter or verifier keeps of an urn, and what must be true of it.
 *
 * @param result a signed one, that the first leaves must count; or null
 * @param receipt whose leaf must be there once so many are published; or null
 */
record HeldEvidence(SignedResult result, KeptReceipt receipt) {

    static final HeldEvidence NONE = new HeldEvidence(null, null);

    boolean isNone() {
        return result == null && receipt == null;
    }

    /** The tree to which the receipt's own proof leads. */
    Optional<LogCheckpoint> checkpoint(NoteKey key, String origin) throws DifferenceException {
        return receipt == null ? Optional.empty() : receipt.checkpoint(key, origin);
    }
}
