package fr.voix.site.api;

import fr.voix.base.http.ApiObject;
import fr.voix.parliament.amendement.Sort;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How many amendements ended alike.
 *
 * @param sort what became of them
 * @param total of those that are shown
 */
@ApiObject("AmendementsParSort")
record OutcomeJson(
        @Schema(
                type = "string",
                allowableValues = {
                    "adopte",
                    "rejete",
                    "tombe",
                    "non_soutenu",
                    "retire",
                    "irrecevable",
                    "a_discuter",
                    "en_traitement",
                    "inconnu"
                })
        String sort,

        long total) {

    static List<OutcomeJson> of(Map<Sort, Long> outcomes) {
        return outcomes.entrySet().stream()
                .map(entry -> new OutcomeJson(entry.getKey().name().toLowerCase(Locale.ROOT), entry.getValue()))
                .toList();
    }
}
