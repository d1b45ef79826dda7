package fr.voix.theme.theme;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All that is known of the themes, for those who read about them and those who look after them. */
@Singleton
public record DescribedThemeService(ThemeRepository themes, ClassificationRepository filed) {

    public List<DescribedTheme> all() {
        return themes.described();
    }

    public Optional<DescribedTheme> byId(int id) {
        return themes.described(id);
    }

    /** The theme that a slug of today or of former times leads to, by way of merges; never a merged one. */
    public Optional<DescribedTheme> bySlug(String slug) {
        return themes.described(slug);
    }

    /** A scrutin under a theme, and when it was put there. */
    @MappedEntity("scrutin_theme")
    public record Filed(@Id String scrutinUid, Instant decidedAt) {}

    /** The scrutins under a theme that are shown and of which all may be told, the latest decisions first. */
    public List<Filed> latest(int themeId, int most) {
        return filed.latest(themeId, most);
    }

    /** How many scrutins a merge would move, shown or not. */
    public long scrutinsUnder(int themeId) {
        return filed.count(themeId);
    }

    /** How many scrutins would come back if the merge of a theme were undone: those that nobody has decided on since. */
    public long scrutinsToReturn(int themeId) {
        return filed.countToReturn(themeId);
    }
}
