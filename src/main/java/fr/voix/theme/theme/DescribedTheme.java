package fr.voix.theme.theme;

import fr.voix.base.text.Language;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A theme with all that is known of it.
 *
 * @param description a sentence or two, empty for none
 * @param intoId of the theme where its scrutins and its address went, as what else begins so; null unless it was merged
 * @param retiredAt null unless it is retired
 * @param version grows with every change of the theme itself
 * @param rang its place among all themes, counted from some number on, with gaps
 * @param scrutins how many stand under it and are shown
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
