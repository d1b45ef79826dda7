package fr.voix.urn.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.secret.Sha256;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A checkpoint with its signature, ready to be sent.
 *
 * @param etag strong: these bytes and no others
 */
public record SignedCheckpoint(Checkpoint checkpoint, byte[] bytes, String etag) {

    private static final int ETAG_BYTES = 16;

    /** By the name of the service, and by the one that C2SP {@code tlog-checkpoint} wishes the key of a log to have: its origin. */
    static SignedCheckpoint of(Checkpoint checkpoint, NoteSigner signer) {
        return of(checkpoint, signer.sign(checkpoint.text(), checkpoint.origin()));
    }

    private static SignedCheckpoint of(Checkpoint checkpoint, String note) {
        byte[] bytes = note.getBytes(UTF_8);
        String etag = '"' + HexFormat.of().formatHex(Arrays.copyOf(Sha256.hash(bytes), ETAG_BYTES)) + '"';
        return new SignedCheckpoint(checkpoint, bytes, etag);
    }

    /** The same, with the signatures of others below it. */
    public SignedCheckpoint with(String note) {
        return of(checkpoint, note);
    }

    boolean isOf(CheckpointNote note) {
        return checkpoint.size() == note.size() && note.hasRoot(checkpoint.root());
    }

    public String text() {
        return new String(bytes, UTF_8);
    }
}
