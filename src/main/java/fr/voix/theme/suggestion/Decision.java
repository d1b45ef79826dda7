package fr.voix.theme.suggestion;

import java.util.List;

/**
 * The themes that moderators chose for a text.
 *
 * @param themes slugs, the main theme first
 */
record Decision(String scrutinUid, Lexemes lexemes, List<String> themes) {}
