package fr.voix.desk.queue;

import fr.voix.base.page.Frame;
import fr.voix.parliament.amendement.Credits;
import fr.voix.parliament.amendement.OfficialText;
import fr.voix.theme.summary.Gist;
import java.util.List;

/**
 * The text of one scrutin, as every page shows it that asks a moderator to judge it.
 *
 * @param asked what it asks, as on its page
 * @param target what it would change, in official words
 * @param facts where the text stands and who tabled it
 * @param credits the programme table, or null
 * @param publicLink the page that everybody sees; null where it would tell too much
 * @param more what else can be done with it; null where one thing alone is asked
 */
public record TextPage(
        Frame frame,
        String numero,
        Gist asked,
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
     * @param summary what moderators say in one sentence, written here
     * @param decisions where the scrutin is closed, hidden, and so on
     * @param groups what can be classified together with it
     */
    public record More(Summary summary, String decisions, List<ScrutinDeskPage.Group> groups) {}

    /**
     * The one sentence, and the form in which it is written.
     *
     * @param standing the sentence that waits or that the public reads, or null
     * @param state what became of it, in words; null without one
     * @param link where it is judged
     * @param action where a new one goes
     * @param seen number of the standing summary, 0 for none
     * @param mayWrite false for readers
     * @param error why the sentence was not taken, or null
     * @param notice what has just been done, or null
     */
    public record Summary(
            String standing,
            String state,
            String link,
            String action,
            String texte,
            String texteEn,
            long seen,
            boolean mayWrite,
            String error,
            String notice) {

        /** What was sent needs no form any more. */
        public boolean isOpen() {
            return error != null;
        }
    }
}
