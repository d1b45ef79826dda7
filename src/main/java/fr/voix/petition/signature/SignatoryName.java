package fr.voix.petition.signature;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name under which a person signs, in one line; of any script. */
public record SignatoryName(String value) {

    /** In code points. */
    public static final int LONGEST = 100;

    /**
     * Spaces, and nothing else that is not seen: no line break, nothing that turns the direction of writing, no letter that
     * looks like nothing (fillers of Hangul), no bytes that were no UTF-8, no pile of marks on one letter.
     */
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\p{Zl}\\p{Zp}" + "\\u115f\\u1160\\u3164\\uffa0\\ufffd]|\\p{M}{5}");

    private static final Pattern SPACES = Pattern.compile("[\\p{Zs}\\t]+");
    private static final Pattern TWO_LETTERS = Pattern.compile("\\p{L}.*\\p{L}");

    /** A public list of names is not a place for advertisements. */
    private static final Pattern ADDRESS = Pattern.compile("@|://|\\bwww\\.", Pattern.CASE_INSENSITIVE);

    private static final Pattern NO_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

    public SignatoryName {
        if (!isName(value)) {
            throw new IllegalArgumentException("Not a name in its one spelling");
        }
    }

    /** Empty for what cannot be a person's name. */
    public static Optional<SignatoryName> parse(String typed) {
        if (typed == null || typed.length() > 10 * LONGEST) {
            return Optional.empty();
        }
        String tidy = SPACES.matcher(Normalizer.normalize(typed, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
        return isName(tidy) ? Optional.of(new SignatoryName(tidy)) : Optional.empty();
    }

    private static boolean isName(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                && TWO_LETTERS.matcher(text).find()
                && !UNSEEN.matcher(text).find()
                && !ADDRESS.matcher(text).find();
    }

    /** One spelling for all in which the same person may type it: without case, accents, spaces and hyphens. */
    public String folded() {
        String spelled = value.toLowerCase(Locale.ROOT)
                .replace("œ", "oe")
                .replace("æ", "ae")
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("ł", "l");
        String plain = Normalizer.normalize(spelled, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
        return NO_LETTER_NOR_DIGIT.matcher(plain).replaceAll("");
    }

    /** Never in a log by accident. */
    @Override
    public String toString() {
        return "SignatoryName[…]";
    }
}
