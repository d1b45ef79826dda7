package fr.voix.site.api;

import fr.voix.base.http.ApiObject;
import fr.voix.petition.place.SmallCount.PublicCount;
import fr.voix.urn.tally.Caution;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * Where the signatures of one petition come from. Not a representative sample of anything.
 *
 * @param petition its id
 * @param areas each département once, {@code 00} for France outside every département, {@code 99} for all other countries
 * @param at the instant that the counts are true of
 * @param caution what the counts are not
 */
@ApiObject("SignatureAreas")
record DepartementsJson(long petition, List<AreaJson> areas, Instant at, String caution) {

    /**
     * One area.
     *
     * @param code of the département, as France's statistics have it; {@code 00} and {@code 99} are none
     * @param count how the number is to be read
     * @param signatures null where it is not told
     */
    @ApiObject("SignatureArea")
    record AreaJson(
            String code,

            @Schema(
                    type = "string",
                    allowableValues = {"exact", "few", "withheld"})
            String count,

            @Nullable Long signatures) {

        static AreaJson of(String code, PublicCount count) {
            return switch (count) {
                case PublicCount.Exact exact -> new AreaJson(code, "exact", exact.count());
                case PublicCount.Few ignored -> new AreaJson(code, "few", null);
                case PublicCount.Withheld ignored -> new AreaJson(code, "withheld", null);
            };
        }
    }

    static DepartementsJson of(long petition, SortedMap<String, PublicCount> counts, Instant at) {
        return new DepartementsJson(
                petition,
                counts.entrySet().stream()
                        .map(entry -> AreaJson.of(entry.getKey(), entry.getValue()))
                        .toList(),
                at,
                Caution.OF_SIGNATURES);
    }
}
