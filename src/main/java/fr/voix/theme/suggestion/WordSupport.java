package fr.voix.theme.suggestion;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the words of a text say: the nearest decisions vote for their themes, the square of their similarity being their
 * weight, the main theme counting full and the others half. The numbers were set on the training part of the hand-classified
 * list, by leaving out one group of near copies after the other.
 */
record WordSupport(Lexemes text, DecisionIndex decisions, List<Neighbour> near) {

    private static final int NEIGHBOURS = 5;
    private static final double OTHER_THEME = 0.5;
    /** What speaks against any vote: five texts that are hardly similar decide nothing. */
    private static final double DOUBT = 0.03;

    private static final double TRUST = 1.3;
    private static final double SUREST = 0.95;
    /** Below this similarity two texts are not called similar. */
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

    /** The decisions behind a theme that are near enough to be shown. */
    List<String> similar(String theme) {
        return near.stream()
                .filter(neighbour -> neighbour.decision().themes().contains(theme))
                .filter(neighbour -> neighbour.similarity() >= SIMILAR)
                .limit(MOST_SIMILAR)
                .map(neighbour -> neighbour.decision().scrutinUid())
                .toList();
    }

    /** The stems that tie the text to the decisions behind a theme, the most telling first. */
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
