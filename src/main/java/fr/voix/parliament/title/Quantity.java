package fr.voix.parliament.title;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a few words hold a number, in figures or written out. */
final class Quantity {

    private static final Pattern NUMBER = Pattern.compile(
            "(?i).*(?:\\d|\\b(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente"
                    + "|quarante|cinquante|soixante|cent|mille|tiers|moitié|quart|janvier|février|mars|avril|mai|juin|juillet|août"
                    + "|septembre|octobre|novembre|décembre)\\b).*",
            Pattern.UNICODE_CHARACTER_CLASS | Pattern.DOTALL);

    /** The name of a part of a text: {@code 1°}, {@code IV}, {@code 12 bis}. */
    private static final Pattern NUMERAL = Pattern.compile(
            "(?:.*\\d° ?\\p{L}{0,6}|[IVX]+|\\d+ (?:bis|ter|quater)|(?:le|au|du|à l’|l’)? ?(?:article|alinéa|I+|I?V|VI+).*)");

    private static final Pattern FIGURES = Pattern.compile("\\d[\\d ,.]*\\d|\\d");

    private Quantity() {}

    static boolean isIn(String words) {
        return !NUMERAL.matcher(words.strip()).matches()
                && NUMBER.matcher(words).matches();
    }

    /** The figures in the words, without what stands around them; the words where there are none. */
    static String of(String words) {
        Matcher figures = FIGURES.matcher(words);
        return figures.find()
                ? figures.group()
                : words.replaceFirst("^(?:d’|de |du |à |par |les? |la )", "").strip();
    }
}
