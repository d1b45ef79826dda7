package fr.voix.verify.quorum;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line under a signed note: who signed, by the name and id of a key.
 *
 * @param text the line itself, without its end
 */
public record SignatureLine(String text, String name, byte[] id, byte[] signature) {

    private static final Pattern LINE = Pattern.compile("— ([^+\\s\\p{Z}\\p{Cntrl}]+) ([A-Za-z0-9+/]+={0,2})");
    private static final int ID_LENGTH = 4;

    /** @throws IllegalArgumentException for every other line, with a sentence that says what it is not */
    public static SignatureLine parse(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("is no signature");
        }
        byte[] bytes;
        try {
            bytes = CanonicalBase64.decode(matcher.group(2));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is no base64", e);
        }
        if (bytes.length <= ID_LENGTH) {
            throw new IllegalArgumentException("is empty");
        }
        return new SignatureLine(
                line,
                matcher.group(1),
                Arrays.copyOf(bytes, ID_LENGTH),
                Arrays.copyOfRange(bytes, ID_LENGTH, bytes.length));
    }

    /** Whether it claims to be by this key. */
    public boolean isBy(TypedKey key) {
        return name.equals(key.name()) && Arrays.equals(id, key.id());
    }
}
