package fr.voix.urn.note;

import java.util.Base64;

/**
 * What is signed of an urn: how many leaves, and the hash of their tree (C2SP {@code tlog-checkpoint}).
 *
 * @param origin which log this is, for ever
 */
record Checkpoint(String origin, long size, byte[] root) {

    /** The note's text. */
    String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }
}
