package fr.voix.base.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first words of an official text, without its markup. */
public final class Excerpt {

    /** Tags of blocks, which separate words; all others may be inside a word. */
    private static final Pattern BLOCK = Pattern.compile(
            "(?i)</?(?:p|br|hr|li|ul|ol|dl|dt|dd|div|section|article|blockquote|pre|h[1-6]|table|caption|thead|tbody|tfoot|tr|td|th)"
                    + "(?![a-z0-9])[^>]*>?");

    private static final Pattern TAG = Pattern.compile("<[^>]*>?");
    private static final Pattern ENTITY = Pattern.compile("&(#x?[0-9a-fA-F]{1,6}|amp|lt|gt|quot|nbsp);");

    private Excerpt() {}

    /** Null when nothing readable is left. */
    public static String of(String html, int longest) {
        if (html == null) {
            return null;
        }
        var text = decode(TAG.matcher(BLOCK.matcher(html).replaceAll(" ")).replaceAll(""))
                .replaceAll("[\\s\u00a0]+", " ")
                .strip();
        return text.isEmpty() ? null : cut(text, longest);
    }

    /** The first words of a plain text. */
    public static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        var cut = text.lastIndexOf(' ', longest);
        return text.substring(0, cut > longest / 2 ? cut : longest).replaceAll("[\\s,;:.«(–-]+$", "") + "…";
    }

    private static String decode(String text) {
        return ENTITY.matcher(text).replaceAll(match -> Matcher.quoteReplacement(character(match.group(1))));
    }

    private static String character(String entity) {
        return switch (entity) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "nbsp" -> " ";
            default -> {
                var isHex = entity.startsWith("#x");
                var code = Integer.parseInt(entity.substring(isHex ? 2 : 1), isHex ? 16 : 10);
                yield Character.isValidCodePoint(code) ? Character.toString(code) : "";
            }
        };
    }
}
