package fr.voix.verify.quorum;

import java.util.Base64;

/** Base64 of which only one text stands for the same bytes (RFC 4648 §3.5): with padding, and no bit to spare. */
public final class CanonicalBase64 {

    private CanonicalBase64() {}

    /** @throws IllegalArgumentException for every other text */
    public static byte[] decode(String text) {
        return canonical(text, Base64.getDecoder().decode(text), Base64.getEncoder());
    }

    /**
     * The alphabet for addresses, without padding.
     *
     * @throws IllegalArgumentException for every other text
     */
    public static byte[] decodeUrl(String text) {
        return canonical(
                text,
                Base64.getUrlDecoder().decode(text),
                Base64.getUrlEncoder().withoutPadding());
    }

    private static byte[] canonical(String text, byte[] bytes, Base64.Encoder encoder) {
        if (!encoder.encodeToString(bytes).equals(text)) {
            throw new IllegalArgumentException("Not the base64 of its bytes");
        }
        return bytes;
    }
}
