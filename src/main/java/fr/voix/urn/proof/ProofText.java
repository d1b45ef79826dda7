package fr.voix.urn.proof;

import fr.voix.urn.note.SignedCheckpoint;
import io.micronaut.core.annotation.Nullable;
import java.util.Base64;
import java.util.List;

/** Proofs as text, one hash a line. */
public final class ProofText {

    private ProofText() {}

    /** C2SP {@code tlog-proof}: that a leaf is in the tree of a checkpoint. */
    public static String inclusion(long index, List<byte[]> proof, SignedCheckpoint checkpoint) {
        return "c2sp.org/tlog-proof@v1\nindex " + index + "\n" + lines(proof) + "\n" + checkpoint.text();
    }

    /**
     * The body of {@code add-checkpoint} of C2SP {@code tlog-witness}: that the tree of an old size is the beginning of a
     * newer one's.
     *
     * @param checkpoint of the newer size; null when that is not the published one
     */
    public static String consistency(long oldSize, List<byte[]> proof, @Nullable SignedCheckpoint checkpoint) {
        return "old " + oldSize + "\n" + lines(proof) + "\n" + (checkpoint == null ? "" : checkpoint.text());
    }

    private static String lines(List<byte[]> proof) {
        StringBuilder lines = new StringBuilder();
        for (byte[] hash : proof) {
            lines.append(Base64.getEncoder().encodeToString(hash)).append('\n');
        }
        return lines.toString();
    }
}
