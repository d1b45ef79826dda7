package fr.voix.theme.theme;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** One theme with its description, its state and what stands under it. */
@MappedEntity
record DescribedThemeRow(
        @Id int themeId,
        String slug,
        String libelle,
        String libelleEn,
        String description,
        String descriptionEn,
        @Nullable Integer intoId,
        @Nullable String intoSlug,
        @Nullable String intoLibelle,
        @Nullable String intoLibelleEn,
        @Nullable Instant retiredAt,
        int version,
        int rang,
        Instant changedAt,
        long scrutins,
        long votes) {

    DescribedTheme toDomain() {
        return new DescribedTheme(
                new Theme(themeId, slug, libelle, libelleEn),
                description,
                descriptionEn,
                intoId == null ? null : new Theme(intoId, intoSlug, intoLibelle, intoLibelleEn),
                retiredAt,
                version,
                rang,
                changedAt,
                scrutins,
                votes);
    }
}
