package fr.voix.base.mail;

import fr.voix.base.text.Language;
import java.util.List;

/**
 * Data of the HTML template of a mail.
 *
 * @param parts cleaned by {@link Legible}
 * @param stops links that stop mails of this kind, or all
 */
public record LetterPage(
        Language language, String subject, List<Part> parts, List<String> foot, String origin, List<Stop> stops) {

    /** A link that stops mails. */
    public record Stop(String label, String url) {}

    /** Whether a link may lead there. */
    public static boolean isLink(String url) {
        return Legible.isWebAddress(url);
    }
}
