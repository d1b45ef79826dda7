package fr.voix.base.text;

import java.text.Normalizer;

/**
 * Prevents spreadsheets from reading a text as a formula. A text that begins like one, even after blanks and quotes or in
 * full-width characters, gets an apostrophe in front. Removing the apostrophe restores the text if what follows would be guarded;
 * in any other text it belongs to the text.
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

    /** Full-width and small forms count too: some spreadsheets treat them as the same character. */
    private static boolean isStarter(int character) {
        String folded = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC);
        return STARTERS.indexOf(folded.charAt(0)) >= 0;
    }
}
