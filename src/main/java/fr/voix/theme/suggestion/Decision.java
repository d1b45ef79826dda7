package fr.voix.theme.suggestion;

import java.util.List;

/**
 * What moderators decided about a text.
 *
 * @param themes slugs, the main theme first
 */
record Decision(String scrutinUid, Lexemes lexemes, List<String> themes) {}
