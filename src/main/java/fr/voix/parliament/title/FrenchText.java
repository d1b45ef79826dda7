package fr.voix.parliament.title;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Official texts without their markup, in one spelling of spaces, quotes and apostrophes. */
final class FrenchText {

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u202f\\u2009]+");
    private static final Pattern TYPED_QUOTES = Pattern.compile("[\"“”]([^\"“”]*)[\"“”]");

    private static final Pattern UNBROKEN = Pattern.compile(
            " (?=[%€])|(?<=\\d) (?=M€|Md€|\\d{3}(?!\\d)|(?:euros?|ans?|mois|jours?)\\b)|(?<=\\b[LRDA]\\.) (?=\\d)|(?<=n°) (?=\\d)");

    /** A longer text is not read, or not beyond. */
    private static final int LONGEST_READ = 8_000;

    private FrenchText() {}

    /** The paragraphs in order; a line break ends one too. None for no text, and for one that no line can tell. */
    static List<String> paragraphs(String html) {
        if (html == null || html.length() > LONGEST_READ) {
            return List.of();
        }
        Document document = Jsoup.parseBodyFragment(html);
        document.select("table").remove();
        document.select("br").after("\n");
        document.select("p, li").append("\n");
        return document.body()
                .wholeText()
                .lines()
                .map(FrenchText::line)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The same of a text of any length: those that end within what is read. */
    static List<String> firstParagraphs(String html) {
        if (html == null || html.length() <= LONGEST_READ) {
            return paragraphs(html);
        }
        List<String> read = paragraphs(html.substring(0, LONGEST_READ));
        return read.isEmpty() ? read : read.subList(0, read.size() - 1);
    }

    /** One line in that spelling, where an accent is one character with its letter. */
    static String line(String text) {
        String one = SPACES.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)
                        .replace('\'', '’')
                        .replace('\u2011', '-')
                        .replace("\u00ad", ""))
                .replaceAll(" ")
                .strip();
        return TYPED_QUOTES
                .matcher(one)
                .replaceAll("« $1 »")
                .replaceAll("« *", "« ")
                .replaceAll(" *»", " »");
    }

    /** With the spaces at which French does not break a line. */
    static String set(String line) {
        return UNBROKEN.matcher(quotes(line).replaceAll(" (?=[;:!?])", "\u202f"))
                .replaceAll("\u00a0");
    }

    /** With those inside quotes alone: English in which French is quoted. */
    static String quotes(String line) {
        return line.replace("« ", "«\u202f").replace(" »", "\u202f»");
    }

    static boolean hasLooseQuote(String line) {
        return line.replace("«", "").length() != line.replace("»", "").length();
    }

    /** Within a line. */
    static String small(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toLowerCase(Locale.FRENCH) + text.substring(1);
    }

    /** As the beginning of a line. */
    static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.FRENCH) + text.substring(1);
    }
}
