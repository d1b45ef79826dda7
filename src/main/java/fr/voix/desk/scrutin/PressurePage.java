package fr.voix.desk.scrutin;

import fr.voix.base.page.Frame;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * Where ballots press in: of one network, and the busiest hours of the last 72.
 *
 * @param crowds where many came from one network or domain
 */
public record PressurePage(Frame frame, List<Crowded> crowds, List<Hour> hours) {

    /**
     * A Scrutin or petition.
     *
     * @param lang of the title, where it is not that of the page
     * @param isHidden whether the public does not see it
     */
    public record Named(String link, String title, @Nullable String lang, boolean isHidden) {}

    /** Something of which ballots or signatures are told apart in public, and how many. */
    public record Crowded(Named of, String votes) {}

    public record Hour(Named of, String when, String datetime, String leaves, String change) {}
}
