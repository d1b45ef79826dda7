package fr.voix.verify.log;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.quorum.CanonicalBase64;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a voter or signatory kept of a ballot or signature.
 *
 * @param uid of the scrutin, or the number of the petition
 * @param index where its leaf stands
 * @param leaf its line
 * @param secret with {@code nonce}, what opens its commitment
 * @param proof what the page added once the leaf was published, or null
 */
public record KeptReceipt(String uid, long index, String leaf, byte[] secret, byte[] nonce, KeptProof proof) {

    /**
     * Whether the leaf is of that urn, and its commitment is made of the receipt's own secrets: else it belongs to another
     * voter.
     */
    boolean isWhole() {
        List<String> fields = List.of(leaf.split(" ", -1));
        boolean isBallot = LogKind.of(uid) == LogKind.SCRUTIN;
        if (fields.size() != (isBallot ? 5 : 4)
                || !fields.getFirst().equals(isBallot ? "b1" : "s1")
                || !fields.get(1).equals(uid)) {
            return false;
        }
        String said = (isBallot ? "voix-ballot-v1\n" : "voix-signature-v1\n")
                + String.join("\n", fields.subList(1, fields.size() - 1)) + "\n";
        return commitment(said).equals(fields.getLast());
    }

    private String commitment(String said) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(said.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(nonce));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    public boolean isLeaf(byte[] entry) {
        return Arrays.equals(entry, leaf.getBytes(US_ASCII));
    }

    /**
     * The proof inside a receipt, as C2SP {@code tlog-proof} writes it: that its leaf was in a tree that the service signed.
     *
     * @param note the checkpoint of that tree
     */
    public record KeptProof(long index, List<byte[]> hashes, SignedNote note) {

        private static final String FORMAT = "c2sp.org/tlog-proof@v1";
        private static final Pattern INDEX = Pattern.compile("index (0|[1-9][0-9]{0,14})");
        private static final int MOST_HASHES = 63;

        static KeptProof parse(String text) throws DifferenceException {
            int end = text.indexOf("\n\n");
            String[] lines = text.substring(0, Math.max(0, end)).split("\n");
            Matcher index = INDEX.matcher(lines.length < 2 ? "" : lines[1]);
            if (!lines[0].equals(FORMAT) || !index.matches() || lines.length > 2 + MOST_HASHES) {
                throw new DifferenceException("the proof in the receipt is none");
            }
            try {
                return new KeptProof(
                        Long.parseLong(index.group(1)),
                        Stream.of(lines).skip(2).map(CanonicalBase64::decode).toList(),
                        SignedNote.parse(text.substring(end + 2).getBytes(UTF_8)));
            } catch (IllegalArgumentException e) {
                throw new DifferenceException("a hash of the proof in the receipt is no base64");
            }
        }

        /** The tree that it leads to, if it leads there from that receipt's leaf and this key signed it for that log. */
        public LogCheckpoint checkpoint(KeptReceipt receipt, NoteKey key, String origin) throws DifferenceException {
            note.requireSignedBy(key);
            LogCheckpoint checkpoint = LogCheckpoint.parse(note.text());
            byte[] leafHash = LogHash.leaf(receipt.leaf().getBytes(UTF_8));
            if (index != receipt.index()
                    || !checkpoint.origin().equals(origin)
                    || !LogProof.isIncluded(leafHash, index, checkpoint.size(), hashes, checkpoint.root())) {
                throw new DifferenceException(
                        "the proof in the receipt does not lead from its leaf to the tree it names");
            }
            return checkpoint;
        }
    }
}
