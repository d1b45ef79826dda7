package fr.voix.urn.tally;

import fr.voix.base.http.ApiObject;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * How the signatures of one petition grew. Not a representative sample of anything.
 *
 * @param petition its id
 * @param size number of leaves that are published
 * @param at when they were
 * @param caution what the counts are not
 * @param hours one for each hour in which something changed, oldest first
 */
@ApiObject("SignatureHistory")
record SignatureHistoryJson(long petition, long size, Instant at, String caution, List<HourJson> hours) {

    /**
     * The count at the end of an hour.
     *
     * @param hour its beginning, UTC: the service's word; all else follows from the leaves
     * @param size number of leaves at its end
     * @param signatures counted then
     */
    @Serdeable
    @Schema(name = "SignatureHour")
    record HourJson(Instant hour, long size, long signatures) {}

    static SignatureHistoryJson of(History history) {
        return new SignatureHistoryJson(
                Long.parseLong(history.uid()),
                history.size(),
                history.at(),
                Caution.OF_SIGNATURES,
                history.points().stream()
                        .map(point -> new HourJson(
                                point.hour(), point.size(), point.seen().signatures()))
                        .toList());
    }
}
