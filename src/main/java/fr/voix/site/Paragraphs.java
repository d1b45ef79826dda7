package fr.voix.site;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Breaks overlong paragraphs of an official text for reading, between sentences and without changing a word. */
final class Paragraphs {

    /** Shorter paragraphs stay as their authors made them. */
    static final int LONGEST = 1200;

    /** A new paragraph begins at the first end of a sentence after this many characters. */
    static final int WANTED = 380;

    private static final Pattern PARAGRAPH = Pattern.compile("(<p(?:\\s[^>]*)?>)(.*?)(</p>)", Pattern.DOTALL);

    /** The end of a sentence: its mark, perhaps a closing quote, white space, then a capital letter or an opening quote. */
    private static final Pattern END = Pattern.compile(
            "[.!?\u2026](?:[\\s\u00a0\u202f]*[»”])?(?:</[a-z]+>)*(\\s+)(?=(?:<[a-z]+>)*[«“\"]?[\\s\u00a0\u202f]*\\p{Lu})");

    /** What stands before a full stop that ends no sentence: initials, titles, references. */
    private static final Pattern ABBREVIATION = Pattern.compile(
            "(?:^|[\\s\u00a0\u202f(«’'])(?:\\p{Lu}|MM|Mme|Mmes|Mlle|Dr|Pr|St|Ste|art|Art|al|cf|Cf|p|pp|n|etc|ex)$");

    private Paragraphs() {}

    static String split(String html) {
        return PARAGRAPH
                .matcher(html)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(
                        match.group(2).length() <= LONGEST
                                ? match.group()
                                : match.group(1)
                                        + String.join(match.group(3) + match.group(1), parts(match.group(2)))
                                        + match.group(3)));
    }

    private static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        var start = 0;
        var end = END.matcher(text);
        while (end.find()) {
            if (end.start(1) - start >= WANTED
                    && text.length() - end.end(1) >= WANTED / 2
                    && !ABBREVIATION.matcher(text.substring(start, end.start())).find()
                    && isOutsideTags(text, start, end.start(1))) {
                parts.add(text.substring(start, end.start(1)));
                start = end.end(1);
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    /** Whether every element opened since the last break was closed, so that a break leaves sound HTML. */
    private static boolean isOutsideTags(String text, int from, int to) {
        var depth = 0;
        for (int i = text.indexOf('<', from); i >= 0 && i < to; i = text.indexOf('<', i + 1)) {
            if (text.startsWith("<br", i)) {
                continue;
            }
            depth += text.startsWith("</", i) ? -1 : 1;
        }
        return depth == 0;
    }
}
