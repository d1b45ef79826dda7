package fr.voix.theme.theme;

/**
 * A theme and how many scrutins stand under it.
 *
 * @param scrutins main theme or not
 */
public record ThemeCount(Theme theme, long scrutins) {}
