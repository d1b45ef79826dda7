package fr.voix.vote.ballot;

import fr.voix.urn.leaf.Commitment;
import java.util.Base64;
import java.util.Optional;

/** The random bytes of a browser, as it sends them. */
final class Nonce {

    private Nonce() {}

    /** Empty unless it is exactly 16 bytes, written the one way that base64url has for them. */
    static Optional<byte[]> read(String written) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(written);
            boolean isCanonical = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(bytes)
                    .equals(written);
            return isCanonical && bytes.length == Commitment.NONCE_LENGTH ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
