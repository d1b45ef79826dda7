package fr.voix.desk.scrutin;

import fr.voix.base.page.Frame;
import java.util.List;

/**
 * Where ballots press in: the busiest hours of the last 72.
 *
 * @param mayAct false for readers, who have nothing to try
 * @param alerts what waits to be looked at
 */
public record PressurePage(Frame frame, boolean mayAct, List<Alert> alerts, List<Hour> hours) {

    /**
     * Something of which ballots or signatures wait to be looked at.
     *
     * @param lang of the title, where it is not that of the page
     */
    public record Alert(String link, String title, String lang, String waiting) {}

    public record Hour(
            String when,
            String datetime,
            String link,
            String title,
            String lang,
            String leaves,
            String change,
            String trialLink) {}
}
