package fr.voix.desk.queue;

import fr.voix.base.page.Frame;
import fr.voix.parliament.amendement.Credits;
import fr.voix.parliament.amendement.OfficialText;
import java.util.List;

/**
 * The text of one scrutin, as every page shows it that asks a moderator to judge it.
 *
 * @param facts where the text stands and who tabled it
 * @param credits the programme table, or null
 * @param publicLink the page that everybody sees; null where it would tell too much
 * @param more what else can be done with it; null where one thing alone is asked
 */
public record TextPage(
        Frame frame,
        String numero,
        String target,
        List<String> facts,
        String cartouche,
        OfficialText dispositif,
        Credits credits,
        OfficialText expose,
        String publicLink,
        More more) {

    /**
     * The ways from the desk.
     *
     * @param summary the moderators' sentence, or null
     * @param summaryLink where it is written
     * @param decisions where the scrutin is closed, hidden, and so on
     * @param groups what can be classified together with it
     */
    public record More(String summary, String summaryLink, String decisions, List<ScrutinDeskPage.Group> groups) {}
}
