package fr.voix.ballot;

import fr.voix.texte.Position;
import fr.voix.urn.Commitment;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * What the page sends; read as JSON nodes, since the mapper would take {@code "true"}, {@code 1} or {@code ["pour"]} for what
 * they resemble, and a consent must be one.
 *
 * @param nonce 16 random bytes of the browser, base64url without padding
 * @param consent true: the voter agreed that a political opinion is recorded
 */
@Serdeable
record BallotForm(
        @Nullable JsonNode choice,
        @Nullable JsonNode nonce,
        @Nullable JsonNode consent) {

    Optional<Position> position() {
        return Arrays.stream(Position.values())
                .filter(position -> position.code().equals(text(choice)))
                .findFirst();
    }

    /** Empty unless it is exactly 16 bytes, written the one way that base64url has for them. */
    Optional<byte[]> nonceBytes() {
        String written = text(nonce);
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

    boolean hasConsent() {
        return consent != null && consent.isBoolean() && consent.getBooleanValue();
    }

    private static String text(@Nullable JsonNode node) {
        return node != null && node.isString() ? node.getStringValue() : "";
    }
}
