package fr.voix.theme.theme;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Themes with all their details, for the public and for moderators. */
@Singleton
public record DescribedThemeService(ThemeRepository themes, ClassificationRepository filed) {

    public List<DescribedTheme> all() {
        return themes.described();
    }

    public Optional<DescribedTheme> byId(int id) {
        return themes.described(id);
    }

    /** The theme of a present or former slug, following merges; never a merged one. */
    public Optional<DescribedTheme> bySlug(String slug) {
        return themes.described(slug);
    }

    /** A scrutin under a theme, and when it was filed there. */
    @MappedEntity("scrutin_theme")
    public record Filed(@Id String scrutinUid, Instant decidedAt) {}

    /** Shown scrutins under a theme, the latest decisions first, without decisions that are not reported yet. */
    public List<Filed> latest(int themeId, int most) {
        return filed.latest(themeId, most);
    }

    /** How many scrutins a merge would move, shown or not. */
    public long scrutinsUnder(int themeId) {
        return filed.count(themeId);
    }

    /** How many scrutins would return if the merge of a theme were undone: those without a later decision. */
    public long scrutinsToReturn(int themeId) {
        return filed.countToReturn(themeId);
    }
}
