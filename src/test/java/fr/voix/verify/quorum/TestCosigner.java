package fr.voix.verify.quorum;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/** A key that co-signs whatever it is told to, when it is told to. */
public record TestCosigner(String name, CosignerKind kind, KeyPair pair) {

    public static TestCosigner of(String name, CosignerKind kind) throws GeneralSecurityException {
        return new TestCosigner(
                name, kind, KeyPairGenerator.getInstance(kind.algorithm()).generateKeyPair());
    }

    TypedKey key() {
        boolean isEd25519 = kind == CosignerKind.ED25519;
        byte[] x509 = pair.getPublic().getEncoded();
        byte[] bytes = Arrays.copyOfRange(x509, x509.length - (isEd25519 ? 32 : 1_312), x509.length);
        return new TypedKey(name, (byte) (isEd25519 ? 4 : 6), bytes);
    }

    public String vkey() {
        return key().encoded();
    }

    public SignatureLine cosign(String text, long epochSecond) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(kind.algorithm());
        signature.initSign(pair.getPrivate());
        signature.update(kind.message(name, epochSecond, text));
        byte[] bytes = signature.sign();
        return line(ByteBuffer.allocate(Long.BYTES + bytes.length)
                .putLong(epochSecond)
                .put(bytes)
                .array());
    }

    SignatureLine line(byte[] signature) {
        byte[] id = key().id();
        byte[] all = ByteBuffer.allocate(id.length + signature.length)
                .put(id)
                .put(signature)
                .array();
        return SignatureLine.parse("— " + name + " " + Base64.getEncoder().encodeToString(all));
    }
}
