package fr.voix.theme.suggestion;

/**
 * One official hint for one theme. Of each kind only the strongest counts: two codes are not two opinions.
 *
 * @param found the words in the text, as written; empty when the hint is not in the text
 */
record Evidence(String theme, Hint.Kind kind, double chance, Reason reason, String found) {}
