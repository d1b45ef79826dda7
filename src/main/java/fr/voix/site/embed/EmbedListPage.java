package fr.voix.site.embed;

import fr.voix.theme.summary.Gist;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * The most voted Scrutins of a theme or of a texte.
 *
 * @param href the whole list, by its full address
 * @param feed of what is listed, by its full address; null where there is none of all of it
 * @param word {@code Thème} or {@code Texte}
 * @param lang the language that the title is in
 * @param withheld that some are not among them, their figures being withheld; null where none are
 */
public record EmbedListPage(
        EmbedFrame frame,
        String href,
        @Nullable String feed,
        String word,
        String title,
        String lang,
        List<Item> items,
        @Nullable String withheld) {

    /** One of them. */
    public record Item(String href, String numero, Gist gist, EmbedTally tally) {

        /** As of one Scrutin. */
        public String lengthClass() {
            return EmbedPage.lengthClass(gist.text());
        }
    }
}
