package fr.voix.verify.quorum;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.OptionalLong;

/** The public half of a key that co-signs checkpoints of others. */
public record CosignerKey(TypedKey key, CosignerKind kind, PublicKey publicKey) {

    /** A later moment has not come for any clock: half of the bits of a time. */
    private static final long LATEST = 1L << 32;

    /** @throws IllegalArgumentException for every other line, with a sentence for whoever wrote it */
    public static CosignerKey parse(String vkey) {
        TypedKey key = TypedKey.parse(vkey);
        CosignerKind kind = CosignerKind.of(key);
        if (key.name().getBytes(UTF_8).length > CosignerKind.LONGEST_NAME) {
            throw new IllegalArgumentException("the name of a key that co-signs is too long: " + key.name());
        }
        try {
            KeyFactory keys = KeyFactory.getInstance(kind.algorithm());
            return new CosignerKey(key, kind, keys.generatePublic(new X509EncodedKeySpec(kind.x509(key))));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a key of " + kind.algorithm() + ": " + key.name(), e);
        }
    }

    /**
     * When a line says that it was signed, in seconds since 1970; empty where it is not by this key, or not of this text.
     *
     * @param text of a checkpoint: origin, size, root
     */
    public OptionalLong cosignedAt(SignatureLine line, String text) {
        if (!line.isBy(key) || line.signature().length <= Long.BYTES) {
            return OptionalLong.empty();
        }
        long epochSecond = ByteBuffer.wrap(line.signature()).getLong();
        boolean isSigned = epochSecond >= 0
                && epochSecond < LATEST
                && verifies(
                        kind.message(key.name(), epochSecond, text),
                        Arrays.copyOfRange(line.signature(), Long.BYTES, line.signature().length));
        return isSigned ? OptionalLong.of(epochSecond) : OptionalLong.empty();
    }

    private boolean verifies(byte[] message, byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(kind.algorithm());
            signature.initVerify(publicKey);
            signature.update(message);
            return signature.verify(bytes);
        } catch (GeneralSecurityException e) {
            return false; // the signature has no valid form
        }
    }
}
