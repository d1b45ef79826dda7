package fr.voix.urn.proof;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fr.voix.base.text.Addresses;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.note.SignedCheckpoint;
import io.micronaut.core.annotation.Nullable;
import java.util.Base64;
import java.util.List;

/** What is told of an urn as text; of a proof one hash a line. */
public final class ProofText {

    private ProofText() {}

    /** C2SP {@code tlog-proof}: that a leaf is in the tree of a checkpoint. */
    public static String inclusion(long index, List<byte[]> proof, SignedCheckpoint checkpoint) {
        return "c2sp.org/tlog-proof@v1\n" + ofIndex(index, proof, checkpoint);
    }

    /** The same, with the leaf beside it for who does not have it. */
    public static String inclusion(long index, String leaf, List<byte[]> proof, SignedCheckpoint checkpoint) {
        return "c2sp.org/tlog-proof@v1\nextra " + Base64.getEncoder().encodeToString(leaf.getBytes(US_ASCII)) + "\n"
                + ofIndex(index, proof, checkpoint);
    }

    private static String ofIndex(long index, List<byte[]> proof, SignedCheckpoint checkpoint) {
        return "index " + index + "\n" + lines(proof) + "\n" + checkpoint.text();
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

    /** What stands below the address of an urn, and beside it, for a reader who has nothing but that address. */
    static String index(UrnKind kind, String uid, long size) {
        String page = kind.subject(uid).path();
        String urn = page + "/urne/";
        String api = Addresses.api(page) + "/";
        return String.join(
                "\n",
                "size " + size,
                urn + "checkpoint",
                urn + "tile/entries/{n}[.p/{w}]",
                urn + "tile/{level}/{n}[.p/{w}]",
                urn + "preuve/{index}",
                urn + "coherence/{old}/{new}",
                urn + "texte/{sha256}",
                api + "tally",
                api + "resultat",
                api + (kind == UrnKind.SCRUTIN ? "historique" : "history"),
                Addresses.VERIFIER_KEY,
                Addresses.FORMATS,
                "");
    }

    private static String lines(List<byte[]> proof) {
        StringBuilder lines = new StringBuilder();
        for (byte[] hash : proof) {
            lines.append(Base64.getEncoder().encodeToString(hash)).append('\n');
        }
        return lines.toString();
    }
}
