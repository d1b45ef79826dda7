package fr.voix.moderation;

import fr.voix.amendement.Credits;
import fr.voix.amendement.OfficialText;
import fr.voix.backoffice.Frame;
import java.util.List;

/**
 * The desk: queue, text and themes of one scrutin.
 *
 * @param facts where the text stands and who tabled it
 * @param credits the programme table, or null
 * @param publicLink the page that everybody sees
 * @param mayClassify false for readers: the form is shown, and cannot be sent
 * @param error why the decision was not taken, or null
 * @param skip the scrutin to look at when this one is left as it is; null when no other waits
 */
public record DeskPage(
        Frame frame,
        QueuePage queue,
        String numero,
        String target,
        List<String> facts,
        String cartouche,
        OfficialText dispositif,
        Credits credits,
        OfficialText expose,
        String publicLink,
        String action,
        List<Choice> choices,
        List<String> published,
        String reason,
        long version,
        boolean mayClassify,
        String error,
        String skip,
        List<Entry> history) {

    /** One theme that can be ticked. */
    public record Choice(String slug, String libelle, boolean isTicked, boolean isMain) {}

    /** One decision of the past. */
    public record Entry(String when, String datetime, String who, String what, String reason) {}

    public boolean isPublished() {
        return !published.isEmpty();
    }
}
