package fr.voix.base.mail;

import java.util.regex.Pattern;

/** Removes characters from others' text that would make it look like something else. */
final class Legible {

    /** Marks that change the direction of text: a name with one rearranges the sentence around it. */
    private static final Pattern TURNS = Pattern.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]");

    /** All characters that end a line, and other control characters. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\u0085\u2028\u2029]+");

    private static final Pattern BREAKS = Pattern.compile("\r\n?|[\u0085\u2028\u2029]");
    private static final Pattern OTHER_CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\n]]+");

    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[!-;=?-~]+");

    private Legible() {}

    /** As one line, for a header, label or cell. */
    static String line(String text) {
        return CONTROLS.matcher(TURNS.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    /** Keeps line breaks. */
    static String text(String text) {
        var lines = BREAKS.matcher(TURNS.matcher(text).replaceAll("")).replaceAll("\n");
        return OTHER_CONTROLS.matcher(lines).replaceAll(" ").strip();
    }

    /** Whether a link may lead to this address. */
    static boolean isWebAddress(String url) {
        return WEB_ADDRESS.matcher(url).matches();
    }
}
