package fr.voix.vote.robotcheck.altcha;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.regex.Pattern;

/**
 * An ALTCHA v2 challenge as the npm widget reads it and sends it back.
 *
 * @param parameters the work
 * @param signature lower-case hex of the HMAC-SHA-256 of the canonical parameters
 */
@Serdeable
@Schema(name = "AltchaChallenge")
record AltchaChallenge(Parameters parameters, String signature) {

    static final String ALGORITHM = "PBKDF2/SHA-256";

    private static final Pattern HEX_16_BYTES = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern HEX_32_BYTES = Pattern.compile("[0-9a-f]{64}");

    /**
     * The work to do: find the counter whose derived key begins with {@code keyPrefix}.
     *
     * @param algorithm {@code PBKDF2/SHA-256}
     * @param cost iterations
     * @param expiresAt seconds since 1970
     * @param keyLength bytes of the key
     * @param keyPrefix how the key begins, in hex
     * @param nonce 16 bytes in hex; the password is these bytes and the counter as a big-endian uint32
     * @param salt 16 bytes in hex
     */
    @Serdeable
    @Schema(name = "AltchaParameters")
    record Parameters(
            String algorithm, int cost, long expiresAt, int keyLength, String keyPrefix, String nonce, String salt) {

        /** What is signed: compact JSON with sorted keys, byte for byte what altcha-lib signs. */
        String canonicalJson() {
            return """
                {"algorithm":"%s","cost":%d,"expiresAt":%d,"keyLength":%d,"keyPrefix":"%s","nonce":"%s","salt":"%s"}""".formatted(algorithm, cost, expiresAt, keyLength, keyPrefix, nonce, salt);
        }

        boolean isWellFormed() {
            return ALGORITHM.equals(algorithm)
                    && cost > 0
                    && keyLength == Pbkdf2.KEY_LENGTH
                    && matches(HEX_16_BYTES, keyPrefix)
                    && matches(HEX_16_BYTES, nonce)
                    && matches(HEX_16_BYTES, salt);
        }
    }

    boolean isWellFormed() {
        return parameters != null && parameters.isWellFormed() && matches(HEX_32_BYTES, signature);
    }

    static boolean isHexKey(String text) {
        return matches(HEX_32_BYTES, text);
    }

    private static boolean matches(Pattern pattern, String text) {
        return text != null && pattern.matcher(text).matches();
    }
}
