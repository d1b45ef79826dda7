package fr.voix.theme.suggestion;

import java.util.List;

/**
 * A theme that a moderator may want to choose; never applied by itself, never public.
 *
 * @param reasons at least one, official hints first
 * @param words to mark in the text, as they stand there (names of codes included); often none
 */
public record Suggestion(String slug, Strength strength, List<Reason> reasons, List<String> words) {

    public Suggestion {
        reasons = List.copyOf(reasons);
        words = List.copyOf(words);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("A suggestion says why: " + slug);
        }
    }
}
