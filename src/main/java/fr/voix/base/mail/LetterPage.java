package fr.voix.base.mail;

import fr.voix.base.text.Language;
import java.util.List;

/**
 * A letter in its frame, as HTML.
 *
 * @param parts cleaned: see {@link Legible}
 * @param stops how to get no more of these, or none at all
 */
public record LetterPage(
        Language language, String subject, List<Part> parts, List<String> foot, String origin, List<Stop> stops) {

    /** A way not to get any more. */
    public record Stop(String label, String url) {}

    /** Whether a button may lead there. */
    public static boolean isLink(String url) {
        return Legible.isWebAddress(url);
    }
}
