package fr.voix.urn.tally;

import fr.voix.base.http.ApiObject;
import fr.voix.urn.tally.History.Count;
import fr.voix.urn.tally.History.Kind;
import fr.voix.urn.tally.History.Mark;
import fr.voix.urn.tally.History.Point;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * How the counts of one scrutin grew. Not a representative sample of anything.
 *
 * @param scrutin its uid
 * @param size number of leaves that are published
 * @param at when they were
 * @param caution what the counts are not
 * @param hours one for each hour in which something changed, oldest first
 * @param decision when the Assemblée decided, or null
 * @param events what happened besides votes, oldest first
 */
@ApiObject("History")
record HistoryJson(
        String scrutin,
        long size,
        Instant at,
        String caution,
        List<HourJson> hours,
        @Nullable DecisionJson decision,
        List<EventJson> events) {

    /**
     * Counted ballots.
     *
     * @param pour votes for
     * @param contre votes against
     * @param abstention abstentions
     */
    @Serdeable
    @Schema(name = "HistoryCount")
    record CountJson(long pour, long contre, long abstention) {

        static CountJson of(Count count) {
            return new CountJson(count.pour(), count.contre(), count.abstention());
        }
    }

    /**
     * The counts at the end of an hour.
     *
     * @param hour its beginning, UTC: the service's word; all else follows from the leaves
     * @param size number of leaves at its end
     * @param seen as seen then
     * @param corrected as corrected since: without the ballots that are set aside now, with those that count again
     */
    @Serdeable
    @Schema(name = "Hour")
    record HourJson(Instant hour, long size, CountJson seen, CountJson corrected) {

        static HourJson of(Point point) {
            return new HourJson(
                    point.hour(), point.size(), CountJson.of(point.seen()), CountJson.of(point.corrected()));
        }
    }

    /**
     * The official decision.
     *
     * @param at when it was made
     * @param before the counts of the last whole hour before it; null when nothing was counted by then
     */
    @ApiObject("Decision")
    record DecisionJson(Instant at, @Nullable HourJson before) {}

    /**
     * Something that happened.
     *
     * @param kind what it was
     * @param at the moment; of a reopening or a changed text the beginning of its hour
     * @param index of the leaf that says so
     */
    @Serdeable
    @Schema(name = "HistoryEvent")
    record EventJson(
            @Schema(
                    type = "string",
                    allowableValues = {"closing", "reopening", "text-change"})
            String kind,

            Instant at,
            long index) {

        static EventJson of(Mark mark) {
            return new EventJson(
                    mark.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), mark.at(), mark.leafIndex());
        }
    }

    static HistoryJson of(History history) {
        return new HistoryJson(
                history.uid(),
                history.size(),
                history.at(),
                Caution.TEXT,
                history.points().stream().map(HourJson::of).toList(),
                history.decidedAt()
                        .map(at -> new DecisionJson(
                                at, history.beforeDecision().map(HourJson::of).orElse(null)))
                        .orElse(null),
                history.marks().stream()
                        .filter(mark -> mark.kind() != Kind.DECISION)
                        .map(EventJson::of)
                        .toList());
    }
}
