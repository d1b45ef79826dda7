package fr.voix.urn.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.secret.Sha256;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * Signs notes with one Ed25519 key (C2SP {@code signed-note}); deterministic, as RFC 8032 is. By Bouncy Castle, which takes a
 * tenth of the JDK's time for the same bytes.
 */
public final class NoteSigner {

    private final VerifierKey verifierKey;
    private final byte[] seed;

    /** From the 32 bytes that an Ed25519 key pair grows from. */
    NoteSigner(String name, byte[] seed) {
        if (seed.length != Sha256.LENGTH) {
            throw new IllegalArgumentException("An Ed25519 key has 32 bytes");
        }
        byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(seed, 0, publicKey, 0);
        this.seed = seed.clone();
        this.verifierKey = new VerifierKey(name, publicKey);
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
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(seed, 0, text, 0, text.length, signature, 0);
        return signature;
    }
}
