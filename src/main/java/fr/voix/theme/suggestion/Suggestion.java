package fr.voix.theme.suggestion;

import java.util.List;

/**
 * A theme suggested to moderators; never applied by itself, never public.
 *
 * @param reasons at least one, official hints first
 * @param words to be marked in the text, as written there, with names of codes; often none
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
