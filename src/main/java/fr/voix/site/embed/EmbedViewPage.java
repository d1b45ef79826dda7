package fr.voix.site.embed;

import fr.voix.site.chart.HistoryChart;
import fr.voix.site.rollcall.Hemicycle;
import fr.voix.site.rollcall.RollCallPage.GroupVotes;
import fr.voix.urn.tally.TallyView;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * More of one Scrutin than its count: either the deputies' vote, or how the count grew.
 *
 * @param result the count, and what stands around it
 */
public record EmbedViewPage(
        EmbedPage result,
        @Nullable RollCall rollCall,
        @Nullable HistoryChart chart) {

    /**
     * The deputies' vote.
     *
     * @param href its page, by its full address
     * @param hint which roll-call, and when
     * @param outcome what the Assemblée decided, in words
     * @param hemicycle null where it is not asked for
     * @param groupes from the left of the hemicycle to its right; likewise empty
     */
    public record RollCall(
            String href,
            String hint,
            String outcome,
            TallyView deputies,
            @Nullable Hemicycle hemicycle,
            List<GroupVotes> groupes) {}
}
