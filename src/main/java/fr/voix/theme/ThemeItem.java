package fr.voix.theme;

import io.micronaut.serde.annotation.Serdeable;

/** A theme as the API lists it. */
@Serdeable
record ThemeItem(String slug, String libelle, long scrutins) {

    static ThemeItem of(ThemeCount count) {
        return new ThemeItem(count.theme().slug(), count.theme().libelle(), count.scrutins());
    }
}
