package fr.voix.urn.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.secret.Sha256;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * The public half of the key that signs urns, by the name that signatures carry; C2SP {@code signed-note}, Ed25519.
 *
 * @param name without a space or a plus
 * @param publicKey 32 bytes, as RFC 8032 writes them
 */
public record VerifierKey(String name, byte[] publicKey) {

    private static final byte ED25519 = 1;
    private static final int ID_LENGTH = 4;

    /** What X.509 writes before the 32 bytes of an Ed25519 key (RFC 8410). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    public VerifierKey {
        if (name.isEmpty() || name.chars().anyMatch(c -> c == '+' || Character.isSpaceChar(c) || c < ' ')) {
            throw new IllegalArgumentException("A key name has neither spaces nor a plus: " + name);
        }
        if (publicKey.length != Sha256.LENGTH) {
            throw new IllegalArgumentException("An Ed25519 public key has 32 bytes");
        }
    }

    /** What signatures by this key begin with. */
    byte[] id() {
        return Arrays.copyOf(Sha256.hash((name + "\n").getBytes(UTF_8), typed()), ID_LENGTH);
    }

    /** The line that a verifier is configured with: name, id and key. */
    public String encoded() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }

    /** From the line that {@link #encoded} writes. */
    static VerifierKey parse(String line) {
        String[] parts = line.split("\\+", 3);
        byte[] typed = parts.length < 3 ? new byte[0] : Base64.getDecoder().decode(parts[2]);
        VerifierKey key = new VerifierKey(parts[0], Arrays.copyOfRange(typed, Math.min(1, typed.length), typed.length));
        if (!key.encoded().equals(line)) {
            throw new IllegalArgumentException("Not an Ed25519 verifier key: " + line);
        }
        return key;
    }

    /** Whether a signed note has a signature under this name and id, and each that it has is right. */
    public boolean hasSigned(String note) {
        int end = note.lastIndexOf("\n\n") + 1;
        byte[] text = note.substring(0, end).getBytes(UTF_8);
        String mine = "— " + name + " ";
        List<byte[]> own = note.substring(end)
                .lines()
                .filter(line -> line.startsWith(mine))
                .map(line -> decoded(line.substring(mine.length())))
                .filter(bytes -> bytes.length > ID_LENGTH && Arrays.equals(Arrays.copyOf(bytes, ID_LENGTH), id()))
                .toList();
        return !own.isEmpty()
                && own.stream().allMatch(bytes -> verifies(text, Arrays.copyOfRange(bytes, ID_LENGTH, bytes.length)));
    }

    private boolean verifies(byte[] text, byte[] signature) {
        try {
            byte[] x509 = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + publicKey.length);
            System.arraycopy(publicKey, 0, x509, X509_PREFIX.length, publicKey.length);
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509)));
            ed25519.update(text);
            return ed25519.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // the signature, or the key, has no valid form
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private byte[] typed() {
        byte[] typed = new byte[1 + publicKey.length];
        typed[0] = ED25519;
        System.arraycopy(publicKey, 0, typed, 1, publicKey.length);
        return typed;
    }
}
