package fr.voix.theme.theme;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** One line of {@code theme}. */
@MappedEntity("theme")
record ThemeRow(@Id int themeId, String slug, String libelle, String libelleEn) {

    Theme toDomain() {
        return new Theme(themeId, slug, libelle, libelleEn);
    }
}
