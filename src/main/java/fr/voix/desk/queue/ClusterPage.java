package fr.voix.desk.queue;

import fr.voix.base.page.Frame;
import fr.voix.theme.summary.Gist;
import java.util.List;

/** What waits and is alike, a card each. */
public record ClusterPage(Frame frame, List<Card> cards) {

    /**
     * Scrutins that can be classified together.
     *
     * @param asked what one of them asks
     * @param kind how many there are, and what makes them alike
     * @param excerpt the beginning of its reasons, or null
     * @param suggestions for that one
     * @param link where they are listed and decided on
     */
    public record Card(
            Gist asked,
            String numero,
            String kind,
            String excerpt,
            List<ScrutinDeskPage.Suggestion> suggestions,
            String link) {}
}
