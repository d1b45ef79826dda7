package fr.voix.theme.theme;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A theme with the number of its scrutins. */
@MappedEntity
record ThemeCountRow(@Id int themeId, String slug, String libelle, String libelleEn, long scrutins) {

    ThemeCount toDomain() {
        return new ThemeCount(new Theme(themeId, slug, libelle, libelleEn), scrutins);
    }
}
