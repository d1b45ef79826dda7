package fr.voix.theme.theme;

import java.time.Instant;

/**
 * A theme with all that is known of it.
 *
 * @param description a sentence or two, empty for none
 * @param mergedInto where its scrutins and its address went, or null
 * @param retiredAt null unless it is retired
 * @param version grows with every change of the theme itself
 * @param rang its place among all themes, counted from some number on, with gaps
 * @param scrutins how many stand under it and are shown
 * @param votes over these scrutins
 */
public record DescribedTheme(
        Theme theme,
        String description,
        String descriptionEn,
        Theme mergedInto,
        Instant retiredAt,
        int version,
        int rang,
        Instant changedAt,
        long scrutins,
        long votes) {

    public ThemeState state() {
        if (mergedInto != null) {
            return ThemeState.MERGED;
        }
        return retiredAt == null ? ThemeState.IN_USE : ThemeState.RETIRED;
    }
}
