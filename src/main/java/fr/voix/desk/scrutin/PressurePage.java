package fr.voix.desk.scrutin;

import fr.voix.base.page.Frame;
import fr.voix.desk.page.Chart;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * Where ballots press in: minute by minute within the last hour, and the busiest hours of the last 72.
 *
 * @param mayAct false for readers, who have nothing to try
 * @param alerts what waits to be looked at
 * @param minutes of all together, and then of the most pressed; empty when few came
 */
public record PressurePage(Frame frame, boolean mayAct, List<Alert> alerts, List<Chart> minutes, List<Hour> hours) {

    /**
     * A Scrutin or petition.
     *
     * @param lang of the title, where it is not that of the page
     * @param isHidden whether the public does not see it
     */
    public record Named(String link, String title, @Nullable String lang, boolean isHidden) {}

    /** Something of which ballots or signatures wait to be looked at. */
    public record Alert(Named of, String waiting) {}

    public record Hour(Named of, String when, String datetime, String leaves, String change, String trialLink) {}
}
