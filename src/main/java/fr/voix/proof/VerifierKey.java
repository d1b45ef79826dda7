package fr.voix.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.platform.Sha256;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public half of the key that signs urns, by the name that signatures carry; C2SP {@code signed-note}, Ed25519.
 *
 * @param name without a space or a plus
 * @param publicKey 32 bytes, as RFC 8032 writes them
 */
record VerifierKey(String name, byte[] publicKey) {

    private static final byte ED25519 = 1;
    private static final int ID_LENGTH = 4;

    VerifierKey {
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
    String encoded() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }

    private byte[] typed() {
        byte[] typed = new byte[1 + publicKey.length];
        typed[0] = ED25519;
        System.arraycopy(publicKey, 0, typed, 1, publicKey.length);
        return typed;
    }
}
