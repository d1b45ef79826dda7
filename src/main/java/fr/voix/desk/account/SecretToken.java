package fr.voix.desk.account;

import fr.voix.base.secret.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * 32 bytes that open a session or an invitation. Only the hash is stored. A marked token ends in a keyed hash of its other bytes,
 * so that a token that we never gave out is recognized without the database.
 */
public final class SecretToken {

    private static final int LENGTH = 32;
    private static final int MARK_LENGTH = 8;
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

    /** A random token with 192 random bits that {@link #isMarked} recognizes. */
    static SecretToken marked(SecureRandom random, byte[] key) {
        var token = random(random);
        System.arraycopy(token.mark(key), 0, token.bytes, LENGTH - MARK_LENGTH, MARK_LENGTH);
        return token;
    }

    /** Whether {@link #marked} made it with this key. */
    boolean isMarked(byte[] key) {
        return MessageDigest.isEqual(mark(key), Arrays.copyOfRange(bytes, LENGTH - MARK_LENGTH, LENGTH));
    }

    private byte[] mark(byte[] key) {
        return Arrays.copyOf(Sha256.hmac(key, Arrays.copyOf(bytes, LENGTH - MARK_LENGTH)), MARK_LENGTH);
    }

    /** Empty for what {@link #text()} did not write. */
    public static Optional<SecretToken> parse(String text) {
        if (text == null || text.length() != 43) {
            return Optional.empty();
        }
        try {
            var token = new SecretToken(Base64.getUrlDecoder().decode(text));
            // 43 characters have two unused bits: only one spelling is accepted
            return token.text().equals(text) ? Optional.of(token) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public byte[] sha256() {
        return Sha256.hash(bytes);
    }

    /** The CSRF token of this session's forms. It reveals nothing about the session's token. */
    String csrf() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.hash(CSRF_LABEL, bytes));
    }

    @Override
    public String toString() {
        return "SecretToken[…]";
    }
}
