package fr.voix.urn.leaf;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fr.voix.base.secret.Sha256;
import java.util.Base64;

/**
 * The commitment in the leaf of a ballot or signature: HMAC-SHA-256 with 32 random bytes of the server as the key, over the choice and
 * 16 random bytes of the browser. It hides the voter and the choice from everybody who lacks either; the author, who has both, can
 * compute it again.
 */
public final class Commitment {

    public static final int SECRET_LENGTH = 32;
    public static final int NONCE_LENGTH = 16;

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private Commitment() {}

    /** Base64url without padding, 43 characters. */
    public static String of(byte[] secret, String uid, Choice choice, Tier tier, byte[] nonce) {
        if (secret.length != SECRET_LENGTH || nonce.length != NONCE_LENGTH) {
            throw new IllegalArgumentException("A commitment takes 32 bytes of the server and 16 of the browser");
        }
        String said = choice == Choice.S
                ? "voix-signature-v1\n" + uid + "\n" + tier.level() + "\n"
                : "voix-ballot-v1\n" + uid + "\n" + choice + "\n" + tier.level() + "\n";
        return BASE64URL.encodeToString(Sha256.hmac(secret, said.getBytes(US_ASCII), nonce));
    }
}
