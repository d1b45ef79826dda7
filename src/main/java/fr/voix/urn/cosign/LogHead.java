package fr.voix.urn.cosign;

/**
 * How far a log was signed.
 *
 * @param origin which log this is, for ever
 * @param root 32 bytes
 * @param note the signed checkpoint, as it is served without co-signatures
 */
public record LogHead(String origin, long size, byte[] root, String note) {

    /** What its key signed. */
    String text() {
        return note.substring(0, note.lastIndexOf("\n\n") + 1);
    }
}
