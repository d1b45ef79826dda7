package fr.voix.ballot;

import fr.voix.texte.Position;
import fr.voix.urn.Commitment;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * What the page sends.
 *
 * @param nonce 16 random bytes of the browser, base64url without padding
 * @param consent true: the voter agreed that a political opinion is recorded
 */
@Serdeable
record BallotForm(
        @Nullable String choice,
        @Nullable String nonce,
        @Nullable Boolean consent) {

    Optional<Position> position() {
        return Arrays.stream(Position.values())
                .filter(position -> position.code().equals(choice))
                .findFirst();
    }

    /** Empty unless it is exactly 16 bytes, written the one way that base64url has for them. */
    Optional<byte[]> nonceBytes() {
        try {
            byte[] bytes = nonce == null ? new byte[0] : Base64.getUrlDecoder().decode(nonce);
            boolean isCanonical = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(bytes)
                    .equals(nonce);
            return isCanonical && bytes.length == Commitment.NONCE_LENGTH ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    boolean hasConsent() {
        return Boolean.TRUE.equals(consent);
    }
}
