package fr.voix.site.rollcall;

import fr.voix.base.text.Position;
import fr.voix.urn.tally.TallyView;
import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;

/**
 * One line of a list of roll-calls, ready to print.
 *
 * @param title what was asked, in the words of the amendement it decided; else the official title
 * @param lang of the title
 * @param isOfficial whether the title is the official one
 * @param citizens how they vote on the same amendement; null where nobody has, and where there is no Scrutin
 * @param censure the votes for a motion of censure and how many it took, in words; null for any other roll-call
 */
public record RollCallItem(
        String numero,
        String href,
        LocalDate voteOn,
        String date,
        String title,
        String lang,
        boolean isOfficial,
        String outcome,
        TallyView deputies,
        @Nullable TallyView citizens,
        @Nullable String censure) {

    /** How one deputy voted there: the position, or why there is none, and what is to be said of it. */
    public record Own(
            @Nullable Position position,
            String label,
            @Nullable String note) {}
}
