package fr.voix.base.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.core.annotation.Nullable;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts with AES-256-GCM, bound to a context as additional data: what was sealed in one context does not open in another. */
public record SecretSeal(byte[] key) {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    public byte[] seal(byte[] plain, String context) {
        var nonce = new byte[NONCE_LENGTH];
        RANDOM.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, nonce, context);
            var sealed = Arrays.copyOf(nonce, NONCE_LENGTH + cipher.getOutputSize(plain.length));
            cipher.doFinal(plain, 0, plain.length, sealed, NONCE_LENGTH);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + CIPHER, e);
        }
    }

    /** Empty for what was not sealed with this key and in this context. */
    public Optional<byte[]> open(byte[] sealed, String context) {
        if (sealed.length < NONCE_LENGTH) {
            return Optional.empty();
        }
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_LENGTH), context);
            return Optional.of(cipher.doFinal(sealed, NONCE_LENGTH, sealed.length - NONCE_LENGTH));
        } catch (GeneralSecurityException notOurs) {
            return Optional.empty();
        }
    }

    public byte[] sealText(String text, String context) {
        return seal(text.getBytes(UTF_8), context);
    }

    /** As {@link #open}; empty also for null, the stored value of erased texts. */
    public Optional<String> openText(@Nullable byte[] sealed, String context) {
        return sealed == null ? Optional.empty() : open(sealed, context).map(text -> new String(text, UTF_8));
    }

    private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(UTF_8));
        return cipher;
    }

    @Override
    public String toString() {
        return "SecretSeal[…]";
    }
}
