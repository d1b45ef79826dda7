package fr.voix.urn;

import java.util.Optional;

/** What the public reads of the question of an urn: said by whoever serves it, so that it can be held against the leaves. */
public interface ServedText {

    /** The SHA-256 in hex of the text that is shown now, in its one form of bytes; empty where none is shown. */
    Optional<String> shown(String uid);
}
