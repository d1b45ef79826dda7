package fr.voix.verify.quorum;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;

/** A key that co-signs whatever it is told to, when it is told to. */
public record TestCosigner(String name, CosignerKind kind, KeyPair pair) {

    public static TestCosigner of(String name, CosignerKind kind) throws GeneralSecurityException {
        return new TestCosigner(
                name, kind, KeyPairGenerator.getInstance(kind.algorithm()).generateKeyPair());
    }

    TypedKey key() {
        return CosignerKey.of(name, kind, pair.getPublic()).key();
    }

    public String vkey() {
        return key().encoded();
    }

    public SignatureLine cosign(String text, long epochSecond) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(kind.algorithm());
        signature.initSign(pair.getPrivate());
        signature.update(kind.message(name, epochSecond, text));
        byte[] bytes = signature.sign();
        return SignatureLine.of(
                key(),
                ByteBuffer.allocate(Long.BYTES + bytes.length)
                        .putLong(epochSecond)
                        .put(bytes)
                        .array());
    }
}
