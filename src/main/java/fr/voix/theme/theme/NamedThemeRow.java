package fr.voix.theme.theme;

import io.micronaut.core.annotation.Introspected;

/**
 * A theme, and what it was found by.
 *
 * @param found a slug that it has or had, or a scrutin that stands under it
 */
@Introspected
record NamedThemeRow(String found, int id, String slug, String libelle, String libelleEn) {

    Theme theme() {
        return new Theme(id, slug, libelle, libelleEn);
    }
}
