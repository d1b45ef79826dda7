package fr.voix.urn.note;

import java.util.Base64;

/**
 * A checkpoint (C2SP {@code tlog-checkpoint}): size and root of a log.
 *
 * @param origin the permanent name of the log
 */
record Checkpoint(String origin, long size, byte[] root) {

    /** The note's text. */
    String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }
}
