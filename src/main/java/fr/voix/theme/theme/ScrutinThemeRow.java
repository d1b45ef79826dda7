package fr.voix.theme.theme;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** One theme of one scrutin. */
@MappedEntity
record ScrutinThemeRow(@Id String scrutinUid, int themeId, String slug, String libelle, String libelleEn) {

    Theme toDomain() {
        return new Theme(themeId, slug, libelle, libelleEn);
    }
}
