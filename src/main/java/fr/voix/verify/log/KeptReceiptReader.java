package fr.voix.verify.log;

import fr.voix.verify.quorum.CanonicalBase64;
import java.nio.file.Path;

/** Reads the file that the page gives after a vote, or after a signature. */
public final class KeptReceiptReader {

    private static final int MOST_BYTES = 65_536;
    private static final String NONE = "this is no receipt of Voix";

    private KeptReceiptReader() {}

    public static KeptReceipt read(Path file) throws DifferenceException, UncheckableException {
        byte[] json = KeptFileReader.read(file, MOST_BYTES + 1);
        if (json.length > MOST_BYTES) {
            throw new DifferenceException("this is no receipt: it is longer than " + MOST_BYTES + " bytes");
        }
        try {
            return receipt(JsonObject.parse(json, NONE));
        } catch (IllegalArgumentException e) {
            throw new DifferenceException(NONE);
        }
    }

    private static KeptReceipt receipt(JsonObject file) throws DifferenceException {
        String uid = value(file, file.has("scrutin") ? "scrutin" : "petition");
        if (!value(file, "format").equals("voix-recu")
                || !value(file, "version").equals("1")
                || !LogKind.of(uid).isUid(uid)
                || !file.has("receipt")) {
            throw new DifferenceException(NONE);
        }
        JsonObject said = file.object("receipt");
        String leaf = value(said, "leaf");
        if (!value(said, "index").matches("[0-9]{1,9}") || !leaf.matches("[ -~]{1,300}")) {
            throw new DifferenceException(NONE);
        }
        KeptReceipt receipt = new KeptReceipt(
                uid,
                Long.parseLong(value(said, "index")),
                leaf,
                CanonicalBase64.decodeUrl(said.text("secret")),
                CanonicalBase64.decodeUrl(said.text("nonce")),
                file.has("proof") ? LeafProof.parse(file.text("proof")) : null);
        if (!receipt.isWhole()) {
            throw new DifferenceException(
                    "the receipt contradicts itself: its secrets do not make the commitment of its leaf");
        }
        return receipt;
    }

    /** A text or a number; empty where there is none. */
    private static String value(JsonObject object, String name) {
        return object.has(name) ? object.fields().get(name).toString() : "";
    }
}
