package fr.voix.verify.log;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
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
public record KeptReceipt(String uid, long index, String leaf, byte[] secret, byte[] nonce, LeafProof proof) {

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

    /** The tree to which its own proof leads, if this key signed it for that log; empty where it has none. */
    public Optional<LogCheckpoint> checkpoint(NoteKey key, String origin) throws DifferenceException {
        if (proof == null) {
            return Optional.empty();
        }
        LogCheckpoint checkpoint = proof.lead(leaf.getBytes(UTF_8), key, origin);
        if (proof.index() != index) {
            throw new DifferenceException("the proof does not lead from its leaf to the tree it names");
        }
        return Optional.of(checkpoint);
    }
}
