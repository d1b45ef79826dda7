package fr.voix.theme.theme;

/** Whether a theme is offered to moderators who classify. */
public enum ThemeState {
    IN_USE,
    /** Offered no more; its page stays, and so do the scrutins on it. */
    RETIRED,
    /** Its scrutins and its address went to another theme. */
    MERGED
}
