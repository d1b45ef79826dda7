package fr.voix.vote.ballot;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import fr.voix.base.text.Position;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.Optional;

/**
 * A ballot as it is sent.
 *
 * @param choice the position
 * @param nonce 16 random bytes of the browser, base64url without padding
 * @param consent true: the voter agreed that a political opinion is recorded
 */
@Serdeable
@Schema(name = "BallotForm")
record BallotForm(
        // JSON nodes, since the mapper would take "true", 1 or ["pour"] for what they resemble, and a consent must be
        // one
        @Nullable
        @Schema(
                type = "string",
                allowableValues = {"pour", "contre", "abstention"},
                requiredMode = REQUIRED,
                nullable = false)
        JsonNode choice,

        @Nullable @Schema(type = "string", pattern = "^[A-Za-z0-9_-]{22}$", requiredMode = REQUIRED, nullable = false)
        JsonNode nonce,

        @Nullable @Schema(type = "boolean", requiredMode = REQUIRED, nullable = false)
        JsonNode consent) {

    Optional<Position> position() {
        return Arrays.stream(Position.values())
                .filter(position -> position.code().equals(text(choice)))
                .findFirst();
    }

    Optional<byte[]> nonceBytes() {
        return Nonce.read(text(nonce));
    }

    boolean hasConsent() {
        return consent != null && consent.isBoolean() && consent.getBooleanValue();
    }

    private static String text(@Nullable JsonNode node) {
        return node != null && node.isString() ? node.getStringValue() : "";
    }

    @Override
    public String toString() {
        return "BallotForm[…]";
    }
}
