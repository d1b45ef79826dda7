package fr.voix.account;

import fr.voix.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** 32 random bytes that open a session or an invitation. Only its hash is ever stored. */
public final class SecretToken {

    private static final int LENGTH = 32;
    private static final byte[] CSRF_LABEL = "voix-mod-csrf-v1".getBytes(StandardCharsets.US_ASCII);

    private final byte[] bytes;

    private SecretToken(byte[] bytes) {
        this.bytes = bytes;
    }

    static SecretToken random(SecureRandom random) {
        var bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new SecretToken(bytes);
    }

    /** What {@link #text()} wrote; anything else is nobody's token. */
    static Optional<SecretToken> parse(String text) {
        if (text == null || text.length() != 43) {
            return Optional.empty();
        }
        try {
            var token = new SecretToken(Base64.getUrlDecoder().decode(text));
            // 43 characters carry two spare bits: only one spelling of a token is its own
            return token.text().equals(text) ? Optional.of(token) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    byte[] sha256() {
        return Sha256.hash(bytes);
    }

    /** What the forms of this session carry. Says nothing about the token, and another session has another. */
    String csrf() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.hash(CSRF_LABEL, bytes));
    }

    @Override
    public String toString() {
        return "SecretToken[…]";
    }
}
