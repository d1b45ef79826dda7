package fr.voix.theme.theme;

/** The state of a theme. */
public enum ThemeState {
    IN_USE,
    /** No longer offered; its page and its scrutins stay. */
    RETIRED,
    /** Its scrutins and its address moved to another theme. */
    MERGED
}
