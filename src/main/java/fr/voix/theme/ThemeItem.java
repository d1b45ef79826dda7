package fr.voix.theme;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;

/**
 * A theme as the API lists it.
 *
 * @param description a sentence or two, empty for none
 * @param votes over its scrutins
 * @param state {@code in-use}, or {@code retired} when no scrutin joins it any more
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ThemeItem(
        String slug,
        String libelle,
        long scrutins,
        long votes,
        String libelleEn,
        String description,
        String descriptionEn,
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
