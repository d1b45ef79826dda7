package fr.voix.theme.suggestion;

import java.util.List;

/**
 * One line of {@code theme_suggestion}.
 *
 * @param reasons JSON, see {@link ReasonJson}
 */
record SuggestionRow(String scrutinUid, int rang, String slug, Strength strength, String reasons, List<String> words) {}
