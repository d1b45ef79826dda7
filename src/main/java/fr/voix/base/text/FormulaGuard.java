package fr.voix.base.text;

import java.text.Normalizer;

/**
 * Keeps a spreadsheet from taking a text for a formula. A text that begins like one, also behind blanks and quotes or in
 * characters of another width, gets an apostrophe in front; a reader who wants the text as it was takes that one away again, and
 * never takes one too many: what is left is a text that needs the guard.
 */
public final class FormulaGuard {

    private static final String STARTERS = "=+-@\u2212";
    private static final String BREAKERS = "\t\r\n";
    private static final String QUOTES = "\"'`\u2018\u2019\u201c\u201d\u00ab\u00bb";

    private FormulaGuard() {}

    public static String guarded(String text) {
        return isLikeFormula(text) ? "'" + text : text;
    }

    static boolean isLikeFormula(String text) {
        if (text.isEmpty()) {
            return false;
        }
        if (BREAKERS.indexOf(text.charAt(0)) >= 0) {
            return true;
        }
        return text.codePoints().dropWhile(FormulaGuard::isPassedOver).limit(1).anyMatch(FormulaGuard::isStarter);
    }

    private static boolean isPassedOver(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT
                || QUOTES.indexOf(character) >= 0;
    }

    /** Wide and small forms are the same character to a spreadsheet that folds them. */
    private static boolean isStarter(int character) {
        String folded = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC);
        return STARTERS.indexOf(folded.charAt(0)) >= 0;
    }
}
