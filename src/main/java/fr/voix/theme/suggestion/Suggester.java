package fr.voix.theme.suggestion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Weighs official hints and words against each other, as independent opinions of which one is enough: the chance that a theme
 * is wrong is the product of the chances that each opinion on it is. Without decisions only the hints speak.
 *
 * @param offered slugs of the themes that a moderator can choose: hints may name one that is gone
 */
record Suggester(Hints hints, DecisionIndex decisions, Set<String> offered) {

    /** As many as a scrutin may have themes. */
    static final int MOST = 4;

    /** Changes whenever the same evidence would give other suggestions. */
    static final int VERSION = 1;

    /** A hint fainter than this adds to the weight, but a moderator would not take it for a reason. */
    private static final double TELLING = 0.1;

    /** The most likely first; empty when nothing speaks clearly. */
    List<Suggestion> suggest(QuestionFacts subject, Lexemes text) {
        List<Evidence> official = hints.read(subject);
        WordSupport words = WordSupport.of(text, decisions);
        Map<String, Double> byWords = words.byTheme();
        Set<String> themes = new TreeSet<>(byWords.keySet());
        official.forEach(evidence -> themes.add(evidence.theme()));
        themes.retainAll(offered);
        Map<String, Double> support = new HashMap<>();
        for (String theme : themes) {
            double wrong = 1 - byWords.getOrDefault(theme, 0.0);
            support.put(theme, 1 - wrong * wrong(theme, official));
        }
        List<Suggestion> suggestions = new ArrayList<>();
        themes.stream()
                .sorted(Comparator.comparing(support::get).reversed())
                .limit(MOST)
                .forEach(theme -> Strength.of(support.get(theme)).ifPresent(strength -> {
                    boolean doWordsTell = byWords.getOrDefault(theme, 0.0) >= TELLING;
                    suggestions.add(explained(theme, strength, official, words, text, doWordsTell));
                }));
        return suggestions;
    }

    private static double wrong(String theme, List<Evidence> official) {
        Map<Hint.Kind, Double> best = new EnumMap<>(Hint.Kind.class);
        official.stream()
                .filter(evidence -> evidence.theme().equals(theme))
                .forEach(evidence -> best.merge(evidence.kind(), evidence.chance(), Math::max));
        return best.values().stream().mapToDouble(chance -> 1 - chance).reduce(1, (a, b) -> a * b);
    }

    private static Suggestion explained(
            String theme,
            Strength strength,
            List<Evidence> official,
            WordSupport words,
            Lexemes text,
            boolean doWordsTell) {
        Set<Reason> reasons = new LinkedHashSet<>();
        Set<String> marked = new LinkedHashSet<>();
        official.stream()
                .filter(evidence -> evidence.theme().equals(theme))
                .filter(evidence -> evidence.chance() >= TELLING)
                .forEach(evidence -> {
                    reasons.add(evidence.reason());
                    if (!evidence.found().isEmpty()) {
                        marked.add(evidence.found());
                    }
                });
        if (doWordsTell) {
            List<String> stems = words.stems(theme);
            if (!stems.isEmpty()) {
                reasons.add(new Reason(
                        Reason.Kind.WORDS,
                        stems.stream().map(stem -> text.forms(stem).getFirst()).toList()));
                stems.forEach(stem -> marked.addAll(text.forms(stem)));
            }
            List<String> similar = words.similar(theme);
            if (!similar.isEmpty()) {
                reasons.add(new Reason(Reason.Kind.SIMILAR_DECISIONS, similar));
            }
        }
        return new Suggestion(theme, strength, List.copyOf(reasons), List.copyOf(marked));
    }
}
