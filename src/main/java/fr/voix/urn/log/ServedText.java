package fr.voix.urn.log;

import java.util.Optional;

/** What the public reads of the question of an urn: said by the code that serves it, so that it can be held against the leaves. */
public interface ServedText {

    /**
     * The SHA-256 in hex of the text that is shown now, in its one form of bytes, where that is not the one asked for: of no bytes
     * where no text is left and the one asked for is not served as one of before either. Empty for what is not shown at all.
     */
    Optional<String> shownInstead(String uid, String sha256);
}
