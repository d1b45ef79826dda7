package fr.voix.desk.scrutin;

import fr.voix.base.page.Frame;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * What waits for a second person, and the way to a Scrutin.
 *
 * @param moreWaiting that not all are shown, or null; likewise the next two
 * @param query what was looked for
 * @param error that nothing was found, or null
 */
public record DecisionsPage(
        Frame frame,
        List<DecisionPage.BallotDecision> waiting,
        List<Item> hidden,
        List<Item> scheduled,
        @Nullable String moreWaiting,
        @Nullable String moreHidden,
        @Nullable String moreScheduled,
        String query,
        @Nullable String error) {

    /** A Scrutin, and what is said of it. */
    public record Item(String link, String numero, String text) {}
}
