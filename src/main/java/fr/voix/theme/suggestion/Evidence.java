package fr.voix.theme.suggestion;

/**
 * One official hint for one theme. Of one kind only the best counts: two codes are not two opinions.
 *
 * @param found what the text says there, as written; empty when the hint stands outside the text
 */
record Evidence(String theme, Hint.Kind kind, double chance, Reason reason, String found) {}
