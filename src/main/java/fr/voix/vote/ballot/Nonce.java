package fr.voix.vote.ballot;

import fr.voix.urn.leaf.Commitment;
import java.util.Base64;
import java.util.Optional;

/** Decodes the random bytes that a browser sends. */
final class Nonce {

    private Nonce() {}

    /** Empty unless it is exactly 16 bytes in canonical base64url. */
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
