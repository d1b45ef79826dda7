package fr.voix.theme.theme;

import fr.voix.base.text.Language;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A theme with all its details.
 *
 * @param description a sentence or two, empty for none
 * @param intoId of the theme that it was merged into, as for all fields beginning so; null unless it was merged
 * @param retiredAt null unless it is retired
 * @param version grows with every change of the theme itself
 * @param rang its rank among all themes; numbers may have gaps
 * @param scrutins how many shown scrutins are filed under it
 */
@MappedEntity
public record DescribedTheme(
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

    public Theme theme() {
        return new Theme(themeId, slug, libelle, libelleEn);
    }

    @Nullable
    public Theme mergedInto() {
        return intoId == null ? null : new Theme(intoId, intoSlug, intoLibelle, intoLibelleEn);
    }

    public String description(Language language) {
        return language == Language.FR ? description : descriptionEn;
    }

    public ThemeState state() {
        if (intoId != null) {
            return ThemeState.MERGED;
        }
        return retiredAt == null ? ThemeState.IN_USE : ThemeState.RETIRED;
    }
}
