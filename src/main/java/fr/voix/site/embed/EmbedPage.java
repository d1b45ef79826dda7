package fr.voix.site.embed;

import fr.voix.theme.summary.Gist;

/**
 * The result of one Scrutin.
 *
 * @param href its page, by its full address
 * @param word {@code Amendement} or {@code Sous-amendement}
 * @param tally null for an amendement without text, which has no Scrutin
 */
public record EmbedPage(EmbedFrame frame, String href, String word, String numero, Gist gist, EmbedTally tally) {

    /** The class of a title that needs smaller letters; empty for the others. */
    public String lengthClass() {
        return lengthClass(gist.text());
    }

    static String lengthClass(String title) {
        return title.length() > 150 ? " longest" : title.length() > 80 ? " long" : title.length() > 60 ? " mid" : "";
    }
}
