package fr.voix.base.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A few bytes that came from us, in a form that stands in an address: the payload and the first {@value #TAG_LENGTH} bytes of
 * its HMAC-SHA-256. Each purpose has a key of its own, so that a link for one thing opens nothing else. It hides nothing and
 * does not expire: the code that reads one asks the database whether what it names may still be done.
 */
public final class SignedToken {

    private static final int TAG_LENGTH = 16;
    private static final int LONGEST = 512;
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final byte[] key;

    /**
     * @param secret a secret of this deployment
     * @param purpose ASCII, one for each kind of link
     */
    public SignedToken(byte[] secret, String purpose) {
        this.key = Sha256.hmac(secret, ("voix-link-v1 " + purpose).getBytes(US_ASCII));
    }

    /** Base64url without padding. */
    public String write(byte[] payload) {
        byte[] signed = Arrays.copyOf(payload, payload.length + TAG_LENGTH);
        System.arraycopy(Sha256.hmac(key, payload), 0, signed, payload.length, TAG_LENGTH);
        return BASE64URL.encodeToString(signed);
    }

    /** The payload; empty for what was not written with this key and for this purpose. */
    public Optional<byte[]> read(String token) {
        try {
            byte[] signed = token.length() > LONGEST
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(token);
            if (signed.length < TAG_LENGTH) {
                return Optional.empty();
            }
            byte[] payload = Arrays.copyOf(signed, signed.length - TAG_LENGTH);
            // one spelling of each token: what is compared is what was written
            return MessageDigest.isEqual(write(payload).getBytes(US_ASCII), token.getBytes(US_ASCII))
                    ? Optional.of(payload)
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "SignedToken[…]";
    }
}
