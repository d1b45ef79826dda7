package fr.voix.theme.suggestion;

/**
 * Two themes taken for each other.
 *
 * @param decided main theme
 * @param suggested in the first place
 */
public record Confusion(String decided, String suggested, int times) {}
