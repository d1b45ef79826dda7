package fr.voix.verify.log;

import fr.voix.verify.quorum.TypedKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A verifier key of C2SP {@code signed-note}: name, id and Ed25519 public key in one line.
 *
 * @param encoded the line itself
 */
public record NoteKey(String encoded, String name, byte[] id, PublicKey publicKey) {

    private static final byte ED25519 = 1;
    private static final int KEY_LENGTH = 32;

    /** What X.509 writes before the 32 bytes of an Ed25519 key (RFC 8410). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    public static NoteKey parse(String line) throws UncheckableException {
        TypedKey key;
        try {
            key = TypedKey.parse(line);
        } catch (IllegalArgumentException e) {
            throw new UncheckableException(e.getMessage());
        }
        if (key.type() != ED25519 || key.bytes().length != KEY_LENGTH) {
            throw new UncheckableException("not an Ed25519 verifier key: " + key.name());
        }
        return new NoteKey(line, key.name(), key.id(), publicKey(key.bytes()));
    }

    /** The same under the name of a log: a key of the service is that of all its logs. */
    public NoteKey of(String origin) throws UncheckableException {
        TypedKey known = TypedKey.parse(encoded);
        return parse(new TypedKey(origin, known.type(), known.bytes()).encoded());
    }

    /** What the register calls it by: SHA-256 of the 32 bytes, in hex. */
    public String hash() {
        byte[] x509 = publicKey.getEncoded();
        return HexFormat.of().formatHex(LogHash.plain(Arrays.copyOfRange(x509, X509_PREFIX.length, x509.length)));
    }

    public boolean verifies(byte[] text, byte[] signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(publicKey);
            ed25519.update(text);
            return ed25519.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // the signature has no valid form
        }
    }

    private static PublicKey publicKey(byte[] bytes) throws UncheckableException {
        byte[] x509 = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY_LENGTH);
        System.arraycopy(bytes, 0, x509, X509_PREFIX.length, KEY_LENGTH);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509));
        } catch (GeneralSecurityException e) {
            throw new UncheckableException("not a point of Ed25519: " + e.getMessage());
        }
    }
}
