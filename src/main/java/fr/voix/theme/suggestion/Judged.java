package fr.voix.theme.suggestion;

import java.util.List;

/**
 * What was suggested for a scrutin, held against what people decided afterwards.
 *
 * @param strengths of these, in the same order
 * @param themes slugs, the main theme first; at least one
 */
record Judged(List<String> suggested, List<Strength> strengths, List<String> themes) {

    Judged {
        suggested = List.copyOf(suggested);
        strengths = List.copyOf(strengths);
        themes = List.copyOf(themes);
        if (suggested.size() != strengths.size() || themes.isEmpty()) {
            throw new IllegalArgumentException(suggested + " " + strengths + " " + themes);
        }
    }

    static Judged of(List<Suggestion> suggestions, List<String> themes) {
        return new Judged(
                suggestions.stream().map(Suggestion::slug).toList(),
                suggestions.stream().map(Suggestion::strength).toList(),
                themes);
    }
}
