package fr.voix.desk.scrutin;

import fr.voix.base.page.Frame;
import java.util.List;

/**
 * Where ballots press in: the busiest hours of the last 72.
 *
 * @param mayAct false for readers, who have nothing to try
 */
public record PressurePage(Frame frame, boolean mayAct, List<Hour> hours) {

    public record Hour(
            String when, String datetime, String link, String numero, String leaves, String change, String trialLink) {}
}
