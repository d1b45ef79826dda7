package fr.voix.base.mail;

import java.util.regex.Pattern;

/** Text by any writer, without characters that would make it something else than it looks like. */
final class Legible {

    /** Marks that turn the direction of what follows: a name with one rearranges the sentence around it. */
    private static final Pattern TURNS = Pattern.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]");

    /** Everything that ends a line somewhere, and other controls. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\u0085\u2028\u2029]+");

    private static final Pattern BREAKS = Pattern.compile("\r\n?|[\u0085\u2028\u2029]");
    private static final Pattern OTHER_CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\n]]+");

    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[!-;=?-~]+");

    private Legible() {}

    /** For a header, a label, a cell: one line. */
    static String line(String text) {
        return CONTROLS.matcher(TURNS.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    /** With its line breaks. */
    static String text(String text) {
        var lines = BREAKS.matcher(TURNS.matcher(text).replaceAll("")).replaceAll("\n");
        return OTHER_CONTROLS.matcher(lines).replaceAll(" ").strip();
    }

    /** Whether it is an address that a button may lead to. */
    static boolean isWebAddress(String url) {
        return WEB_ADDRESS.matcher(url).matches();
    }
}
