package fr.voix.petition.signature;

import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Commitment;
import fr.voix.urn.leaf.Leaf;
import fr.voix.urn.leaf.Tier;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What a signatory keeps, to check that the signature is in the urn.
 *
 * @param secret what opens the commitment, base64url like {@code nonce}
 */
public record SignatureReceipt(String uid, long index, String leaf, String leafHash, String secret, String nonce) {

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    public static SignatureReceipt of(String uid, long index, Tier tier, byte[] secret, byte[] nonce) {
        Leaf leaf = leaf(uid, tier, secret, nonce);
        return new SignatureReceipt(
                uid,
                index,
                leaf.line(),
                HexFormat.of().formatHex(leaf.hash()),
                BASE64URL.encodeToString(secret),
                BASE64URL.encodeToString(nonce));
    }

    static Leaf leaf(String uid, Tier tier, byte[] secret, byte[] nonce) {
        return Leaf.signature(uid, tier, Commitment.of(secret, uid, Choice.S, tier, nonce));
    }
}
