package fr.voix.theme.summary;

import java.util.Optional;
import java.util.regex.Pattern;

/** The form of a summary: one plain sentence. Whether it is fair, a second person decides. */
final class SummaryRule {

    static final int SHORTEST = 20;
    static final int LONGEST = 240;

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Zs}&&[^\\u00a0\\u202f]]+");
    /** Control characters, and marks that change the direction of text. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cntrl}&&[^\\s]]|[\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]");

    private static final Pattern NEXT_SENTENCE = Pattern.compile("\\p{Ll}{2}[.…] +\\p{Lu}");

    private SummaryRule() {}

    /** One line, without outer spaces and without a final full stop, as in headings. */
    static String normal(String text) {
        var seen = text == null ? "" : UNSEEN.matcher(text).replaceAll("");
        var line = SPACES.matcher(seen).replaceAll(" ").strip();
        return line.endsWith(".") && !line.endsWith("..") ? line.substring(0, line.length() - 1) : line;
    }

    static Optional<SummaryFlaw> flawIn(String normal) {
        int length = normal.length();
        if (length < SHORTEST) {
            return Optional.of(SummaryFlaw.TOO_SHORT);
        }
        if (length > LONGEST) {
            return Optional.of(SummaryFlaw.TOO_LONG);
        }
        if (normal.indexOf('!') >= 0 || normal.indexOf('?') >= 0) {
            return Optional.of(SummaryFlaw.NOT_NEUTRAL);
        }
        return NEXT_SENTENCE.matcher(normal).find() ? Optional.of(SummaryFlaw.SEVERAL_SENTENCES) : Optional.empty();
    }
}
