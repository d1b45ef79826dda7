package fr.voix.petition.petition;

import io.micronaut.core.annotation.Nullable;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * What a person typed, as it is kept: composed letters, plain line ends, and nothing that cannot be seen. Signs that turn the
 * direction of what follows, soft hyphens and spaces without width are left out; joiners stay, scripts and emoji need them.
 *
 * @param isWritable false where a control character stands, which the database refuses, or bytes that were no UTF-8
 */
public record TypedText(String text, boolean isWritable) {

    private static final int REPLACEMENT = 0xFFFD;
    private static final String LINE_ENDS = "\n\r\u000b\f\u0085\u2028\u2029";
    private static final String JOINERS = "\u200c\u200d";
    private static final Pattern AROUND = Pattern.compile("^[\\s\\p{Z}\u200c\u200d]+|[\\s\\p{Z}\u200c\u200d]+$");
    private static final Pattern EMPTY_LINES = Pattern.compile("\\n\\s*\\n");
    private static final Pattern PILES_OF_MARKS = Pattern.compile("(\\p{M}{4})\\p{M}+");
    /** Letters that look like nothing: fillers of Hangul. */
    private static final String FILLERS = "\u115f\u1160\u3164\uffa0";

    /** On one line. */
    public static TypedText line(@Nullable String typed) {
        return of(typed, false);
    }

    /** On several. */
    public static TypedText lines(@Nullable String typed) {
        return of(typed, true);
    }

    private static TypedText of(@Nullable String typed, boolean isOfLines) {
        var kept = new StringBuilder();
        boolean isWritable = true;
        var composed = Normalizer.normalize(typed == null ? "" : typed, Normalizer.Form.NFC);
        for (int sign : composed.replace("\r\n", "\n").codePoints().toArray()) {
            if (LINE_ENDS.indexOf(sign) >= 0) {
                kept.append(isOfLines ? '\n' : ' ');
            } else if (sign == '\t') {
                kept.append(' ');
            } else if (isSeen(sign)) {
                kept.appendCodePoint(sign);
                isWritable &= isText(sign);
            }
        }
        var spaced = isOfLines
                ? EMPTY_LINES.matcher(kept).replaceAll("\n\n")
                : kept.toString().replaceAll(" {2,}", " ");
        var light = PILES_OF_MARKS.matcher(spaced).replaceAll("$1");
        return new TypedText(AROUND.matcher(light).replaceAll(""), isWritable);
    }

    /** Whether anything can be read in it: a letter or a digit. */
    public boolean hasWords() {
        return text.codePoints().anyMatch(sign -> Character.isLetterOrDigit(sign) && FILLERS.indexOf(sign) < 0);
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    private static boolean isSeen(int sign) {
        return Character.getType(sign) != Character.FORMAT || JOINERS.indexOf(sign) >= 0;
    }

    private static boolean isText(int sign) {
        int type = Character.getType(sign);
        return type != Character.CONTROL && type != Character.SURROGATE && sign != REPLACEMENT;
    }
}
