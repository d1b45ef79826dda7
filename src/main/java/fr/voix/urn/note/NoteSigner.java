package fr.voix.urn.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.secret.Sha256;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** Signs notes with one Ed25519 key (C2SP {@code signed-note}); deterministic, as RFC 8032 is. */
public final class NoteSigner {

    private final VerifierKey verifierKey;
    private final PrivateKey privateKey;

    /** From the 32 bytes that an Ed25519 key pair grows from. */
    NoteSigner(String name, byte[] seed) {
        if (seed.length != Sha256.LENGTH) {
            throw new IllegalArgumentException("An Ed25519 key has 32 bytes");
        }
        try {
            this.privateKey = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            this.verifierKey = new VerifierKey(name, publicKey(seed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has Ed25519", e);
        }
    }

    public VerifierKey verifierKey() {
        return verifierKey;
    }

    /**
     * The text, an empty line, and our signature; the text ends with a line feed.
     *
     * @param otherNames by which the key is known as well: the same signature stands under each
     */
    public String sign(String text, String... otherNames) {
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("A note ends with a line feed");
        }
        byte[] signature = signature(text.getBytes(UTF_8));
        StringBuilder note = new StringBuilder(text).append('\n').append(line(verifierKey, signature));
        for (String name : otherNames) {
            note.append(line(new VerifierKey(name, verifierKey.publicKey()), signature));
        }
        return note.toString();
    }

    private static String line(VerifierKey key, byte[] signature) {
        byte[] identified = Arrays.copyOf(key.id(), key.id().length + signature.length);
        System.arraycopy(signature, 0, identified, key.id().length, signature.length);
        return "— " + key.name() + " " + Base64.getEncoder().encodeToString(identified) + "\n";
    }

    /** The 64 bytes alone, as RFC 8032 has them. */
    public byte[] signature(byte[] text) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(privateKey);
            ed25519.update(text);
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has Ed25519", e);
        }
    }

    /** The JDK derives a public key only while it makes a pair: it is given the seed as its randomness. */
    private static byte[] publicKey(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new SeedRandom(seed));
        byte[] x509 = generator.generateKeyPair().getPublic().getEncoded();
        return Arrays.copyOfRange(x509, x509.length - Sha256.LENGTH, x509.length);
    }

    private static final class SeedRandom extends SecureRandom {

        private static final long serialVersionUID = 1;

        private final byte[] seed;

        SeedRandom(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
