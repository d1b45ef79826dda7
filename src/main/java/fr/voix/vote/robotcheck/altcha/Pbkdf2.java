package fr.voix.vote.robotcheck.altcha;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * PBKDF2 with HMAC-SHA-256 (RFC 8018) for one block of 32 bytes.
 *
 * <p>Our own code, because the JDK's takes characters and encodes them as UTF-8, while an ALTCHA password is raw bytes.
 */
final class Pbkdf2 {

    static final int KEY_LENGTH = 32;

    private Pbkdf2() {}

    static byte[] derive(byte[] password, byte[] salt, int iterations) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(password, "HmacSHA256"));
            mac.update(salt);
            byte[] block =
                    mac.doFinal(ByteBuffer.allocate(Integer.BYTES).putInt(1).array());
            byte[] key = block.clone();
            for (int i = 1; i < iterations; i++) {
                mac.update(block);
                mac.doFinal(block, 0);
                for (int j = 0; j < KEY_LENGTH; j++) {
                    key[j] ^= block[j];
                }
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
