package fr.voix.theme.theme;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A theme with what is filed under it.
 *
 * @param slug its name in addresses
 * @param libelle its name in French
 * @param scrutins how many are filed under it
 * @param votes how many count in them
 * @param libelleEn its name in English
 * @param description a sentence or two in French, empty for none
 * @param descriptionEn the same in English
 * @param state retired when no scrutin joins it any more
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "ThemeItem")
record ThemeItem(
        String slug,
        String libelle,
        long scrutins,
        long votes,
        String libelleEn,
        String description,
        String descriptionEn,

        @Schema(
                type = "string",
                allowableValues = {"in-use", "retired"})
        String state) {

    static ThemeItem of(DescribedTheme found) {
        var theme = found.theme();
        return new ThemeItem(
                theme.slug(),
                theme.libelle(),
                found.scrutins(),
                found.votes(),
                theme.libelleEn(),
                found.description(),
                found.descriptionEn(),
                found.state() == ThemeState.RETIRED ? "retired" : "in-use");
    }
}
