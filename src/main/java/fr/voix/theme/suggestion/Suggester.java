package fr.voix.theme.suggestion;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * Suggests themes by adding up the support from official hints, words that name a subject, and decisions on similar texts. The
 * numbers were set on training data. Without decisions it uses the other two.
 *
 * @param offered slugs of the themes in use: the lists may name others
 */
record Suggester(Hints hints, SubjectWords named, DecisionIndex decisions, Set<String> offered) {

    /** The most themes of a scrutin. */
    static final int MOST = 4;

    /** Changes whenever the same data would give other suggestions. */
    static final int VERSION = 2;

    /** A fainter hint adds support, but is not shown as a reason. */
    private static final double TELLING = 0.1;

    /** The theme of taxes: most amendements change a tax for another purpose, which is their subject. */
    private static final String TAXES = "budget-fiscalite";

    private static final double TAX_HINT = 0.3;
    private static final double TAX_WORDS = 0.8;

    /** From this support another theme is the subject, before the tax. */
    private static final double SUBJECT = 0.3;

    private static final double DECISIONS = 1.2;

    /** Added to the words' total, so that one word alone gives little support. */
    private static final double DOUBT = 2;

    /** The most likely first; may be empty. */
    List<Suggestion> suggest(QuestionFacts subject, Lexemes text) {
        List<Evidence> official = hints.read(subject);
        Map<String, SubjectWords.Named> listed = named.read(subject);
        WordSupport words = WordSupport.of(text, decisions);
        Map<String, Double> support = support(official, listed, words.byTheme());
        List<Suggestion> suggestions = new ArrayList<>();
        support.keySet().stream()
                .sorted(Comparator.comparing(support::get).reversed())
                .limit(MOST)
                .forEach(theme -> Strength.of(support.get(theme)).ifPresent(strength -> {
                    Explained explained = new Explained(official, listed.get(theme), words, text);
                    suggestions.add(explained.suggestion(theme, strength));
                }));
        return suggestions;
    }

    private Map<String, Double> support(
            List<Evidence> official, Map<String, SubjectWords.Named> listed, Map<String, Double> byDecisions) {
        Set<String> themes = new TreeSet<>(byDecisions.keySet());
        official.forEach(evidence -> themes.add(evidence.theme()));
        themes.addAll(listed.keySet());
        themes.retainAll(offered);
        double all = DOUBT
                + listed.values().stream()
                        .mapToDouble(SubjectWords.Named::points)
                        .max()
                        .orElse(0);
        ToDoubleFunction<String> hint = theme -> 1 - wrong(theme, official);
        ToDoubleFunction<String> points =
                theme -> listed.containsKey(theme) ? listed.get(theme).points() / all : 0;
        ToDoubleFunction<String> decided = theme -> DECISIONS * byDecisions.getOrDefault(theme, 0.0);
        Map<String, Double> support = new TreeMap<>();
        themes.forEach(theme -> support.put(
                theme, hint.applyAsDouble(theme) + points.applyAsDouble(theme) + decided.applyAsDouble(theme)));
        if (support.entrySet().stream()
                .anyMatch(entry -> !entry.getKey().equals(TAXES) && entry.getValue() >= SUBJECT)) {
            support.computeIfPresent(
                    TAXES,
                    (theme, full) -> TAX_HINT * hint.applyAsDouble(theme)
                            + TAX_WORDS * points.applyAsDouble(theme)
                            + decided.applyAsDouble(theme));
        }
        return support;
    }

    private static double wrong(String theme, List<Evidence> official) {
        Map<Hint.Kind, Double> best = new EnumMap<>(Hint.Kind.class);
        official.stream()
                .filter(evidence -> evidence.theme().equals(theme))
                .forEach(evidence -> best.merge(evidence.kind(), evidence.chance(), Math::max));
        return best.values().stream().mapToDouble(chance -> 1 - chance).reduce(1, (a, b) -> a * b);
    }

    /**
     * Builds the reasons for a theme.
     *
     * @param listed its terms in the text, or null
     */
    private record Explained(
            List<Evidence> official, @Nullable SubjectWords.Named listed, WordSupport words, Lexemes text) {

        private static final int MOST_LISTED = 6;

        Suggestion suggestion(String theme, Strength strength) {
            Set<Reason> reasons = new LinkedHashSet<>();
            Set<String> marked = new LinkedHashSet<>();
            List<Evidence> hints = official.stream()
                    .filter(evidence -> evidence.theme().equals(theme))
                    .toList();
            hints.stream().filter(evidence -> evidence.chance() >= TELLING).forEach(evidence -> {
                reasons.add(evidence.reason());
                if (!evidence.found().isEmpty()) {
                    marked.add(evidence.found());
                }
            });
            if (listed != null) {
                List<String> found =
                        listed.found().stream().distinct().limit(MOST_LISTED).toList();
                reasons.add(new Reason(Reason.Kind.SUBJECT, found));
                marked.addAll(found);
            }
            if (words.byTheme().getOrDefault(theme, 0.0) >= TELLING) {
                decided(theme, reasons, marked);
            }
            if (reasons.isEmpty()) {
                hints.forEach(evidence -> reasons.add(evidence.reason()));
            }
            return new Suggestion(theme, strength, List.copyOf(reasons), List.copyOf(marked));
        }

        private void decided(String theme, Set<Reason> reasons, Set<String> marked) {
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
    }

    /**
     * Support from similar texts: the nearest decisions vote for their themes, weighted by the square of their similarity; the
     * main theme counts full, the others half. The numbers were set on the training part of the hand-classified list, leaving out
     * one group of near copies after the other.
     */
    record WordSupport(Lexemes text, DecisionIndex decisions, List<Neighbour> near) {

        private static final int NEIGHBOURS = 5;
        private static final double OTHER_THEME = 0.5;
        /** Added to the total of votes: five texts that are hardly similar give little support. */
        private static final double DOUBT = 0.03;

        private static final double TRUST = 1.3;
        private static final double SUREST = 0.95;
        /** Less similar texts are not shown as similar. */
        private static final double SIMILAR = 0.12;

        private static final int MOST_SIMILAR = 3;
        private static final int MOST_WORDS = 6;

        static WordSupport of(Lexemes text, DecisionIndex decisions) {
            return new WordSupport(text, decisions, decisions.nearest(text, NEIGHBOURS));
        }

        /** By theme, from 0 to 1. */
        Map<String, Double> byTheme() {
            double all = DOUBT + near.stream().mapToDouble(WordSupport::vote).sum();
            Map<String, Double> support = new TreeMap<>();
            for (Neighbour neighbour : near) {
                List<String> themes = neighbour.decision().themes();
                for (int place = 0; place < themes.size(); place++) {
                    double share = vote(neighbour) * (place == 0 ? 1 : OTHER_THEME) / all;
                    support.merge(themes.get(place), share, Double::sum);
                }
            }
            support.replaceAll((theme, share) -> Math.min(SUREST, share * TRUST));
            return support;
        }

        /** The decisions for a theme that are similar enough to be shown. */
        List<String> similar(String theme) {
            return near.stream()
                    .filter(neighbour -> neighbour.decision().themes().contains(theme))
                    .filter(neighbour -> neighbour.similarity() >= SIMILAR)
                    .limit(MOST_SIMILAR)
                    .map(neighbour -> neighbour.decision().scrutinUid())
                    .toList();
        }

        /** The stems that the text shares with decisions for a theme, the strongest first. */
        List<String> stems(String theme) {
            Map<String, Double> ties = new HashMap<>();
            near.stream()
                    .filter(neighbour -> neighbour.decision().themes().contains(theme))
                    .forEach(neighbour -> addTies(neighbour, ties));
            return ties.entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                    .map(Map.Entry::getKey)
                    .filter(stem -> !text.forms(stem).isEmpty())
                    .limit(MOST_WORDS)
                    .toList();
        }

        private void addTies(Neighbour neighbour, Map<String, Double> ties) {
            Lexemes other = neighbour.decision().lexemes();
            int mine = 0;
            int its = 0;
            while (mine < text.size() && its < other.size()) {
                String stem = text.stem(mine);
                int order = stem.compareTo(other.stem(its));
                if (order == 0) {
                    double rarity = decisions.rarity(stem);
                    double tie = text.weight(mine) * other.weight(its) * rarity * rarity * neighbour.similarity();
                    ties.merge(stem, tie, Double::sum);
                }
                mine += order <= 0 ? 1 : 0;
                its += order >= 0 ? 1 : 0;
            }
        }

        private static double vote(Neighbour neighbour) {
            return neighbour.similarity() * neighbour.similarity();
        }
    }
}
