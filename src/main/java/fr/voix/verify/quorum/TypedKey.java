package fr.voix.verify.quorum;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A verifier key of C2SP {@code signed-note}: a name, and a public key behind the byte that says of which type it is.
 *
 * @param name without a space or a plus
 */
public record TypedKey(String name, byte type, byte[] bytes) {

    private static final Pattern LINE =
            Pattern.compile("([^+\\s\\p{Z}\\p{Cntrl}]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/=]+)");
    private static final int ID_LENGTH = 4;
    private static final int MOST_SHOWN = 100;

    /** @throws IllegalArgumentException for every other line, with a sentence for whoever wrote it */
    public static TypedKey parse(String line) {
        Matcher matcher = LINE.matcher(line);
        byte[] typed = matcher.matches() ? decoded(matcher.group(3)) : new byte[0];
        if (typed.length == 0) {
            throw new IllegalArgumentException("not a verifier key (NAME+ID+KEY): " + shown(line));
        }
        TypedKey key = new TypedKey(matcher.group(1), typed[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!HexFormat.of().formatHex(key.id()).equals(matcher.group(2))) {
            throw new IllegalArgumentException(
                    "a verifier key whose id is not that of its name and key: " + shown(line));
        }
        return key;
    }

    /** What signatures by this key begin with. */
    public byte[] id() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((name + "\n").getBytes(UTF_8));
            return Arrays.copyOf(sha256.digest(typed()), ID_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The line itself. */
    public String encoded() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }

    /** The same key, whatever name it goes by. */
    boolean isSameKey(TypedKey other) {
        return Arrays.equals(bytes, other.bytes);
    }

    private byte[] typed() {
        byte[] typed = new byte[1 + bytes.length];
        typed[0] = type;
        System.arraycopy(bytes, 0, typed, 1, bytes.length);
        return typed;
    }

    private static byte[] decoded(String base64) {
        try {
            return CanonicalBase64.decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static String shown(String line) {
        return line.length() > MOST_SHOWN ? line.substring(0, MOST_SHOWN) + "…" : line;
    }
}
