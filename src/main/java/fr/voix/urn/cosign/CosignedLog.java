package fr.voix.urn.cosign;

import java.util.List;
import java.util.Optional;

/** A log of ours that others co-sign. */
public interface CosignedLog {

    /** What it signed last; empty before the first. */
    Optional<LogHead> newest();

    /**
     * PROOF of RFC 6962 §2.1.2 that the tree of a size begins that of a later one.
     *
     * @param from above 0 and below {@code to}
     */
    List<byte[]> consistency(long from, long to);

    /**
     * Takes up what a witness shows as signed of this log, and judges it by its own entries before it signs anything more.
     *
     * @param note with the lines of whoever co-signed it
     * @return the head, if it is one that a key of this log signed, and no beginning of what is written
     */
    Optional<LogHead> take(String note);
}
