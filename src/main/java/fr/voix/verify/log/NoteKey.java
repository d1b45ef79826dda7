package fr.voix.verify.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A verifier key of C2SP {@code signed-note}: name, id and Ed25519 public key in one line.
 *
 * @param encoded the line itself
 */
public record NoteKey(String encoded, String name, byte[] id, PublicKey publicKey) {

    private static final Pattern LINE =
            Pattern.compile("([^+\\s\\p{Z}\\p{Cntrl}]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/=]+)");
    private static final byte ED25519 = 1;
    private static final int ID_LENGTH = 4;
    private static final int KEY_LENGTH = 32;

    /** What X.509 writes before the 32 bytes of an Ed25519 key (RFC 8410). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    public static NoteKey parse(String line) throws UncheckableException {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new UncheckableException("not a verifier key (NAME+ID+KEY): " + shown(line));
        }
        byte[] typed = decoded(matcher.group(3));
        if (typed.length != 1 + KEY_LENGTH || typed[0] != ED25519) {
            throw new UncheckableException("not an Ed25519 verifier key: " + shown(line));
        }
        byte[] id = id(matcher.group(1), typed);
        if (!HexFormat.of().formatHex(id).equals(matcher.group(2))) {
            throw new UncheckableException("a verifier key whose id is not that of its name and key: " + shown(line));
        }
        return new NoteKey(line, matcher.group(1), id, publicKey(typed));
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

    private static byte[] id(String name, byte[] typed) {
        byte[] line = (name + "\n").getBytes(UTF_8);
        byte[] all = Arrays.copyOf(line, line.length + typed.length);
        System.arraycopy(typed, 0, all, line.length, typed.length);
        return Arrays.copyOf(LogHash.plain(all), ID_LENGTH);
    }

    private static PublicKey publicKey(byte[] typed) throws UncheckableException {
        byte[] x509 = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY_LENGTH);
        System.arraycopy(typed, 1, x509, X509_PREFIX.length, KEY_LENGTH);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509));
        } catch (GeneralSecurityException e) {
            throw new UncheckableException("not a point of Ed25519: " + e.getMessage());
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return CanonicalBase64.decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static String shown(String line) {
        return line.length() > 100 ? line.substring(0, 100) + "…" : line;
    }
}
