package fr.voix.theme.theme;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A theme under a slug that it has or had. */
@MappedEntity
record AskedThemeRow(@Id String asked, int themeId, String slug, String libelle, String libelleEn) {

    Theme toDomain() {
        return new Theme(themeId, slug, libelle, libelleEn);
    }
}
