package fr.voix.urn.log;

import java.util.Optional;

/** The text of a question as it is served, so that it can be compared with the {@code t1} leaf. Implemented by who serves it. */
public interface ServedText {

    /**
     * The SHA-256 in hex of the text that is shown now, in its one form of bytes, where that is not the one asked for: of no bytes
     * where no text is left and the one asked for is not served as one of before either. Empty for what is not shown at all.
     */
    Optional<String> shownInstead(String uid, String sha256);
}
