package fr.voix.theme.suggestion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * An inverted index of texts with decided themes: rare words count more, the length of a text does not matter. A text is compared
 * only with those that share a word with it.
 */
final class DecisionIndex {

    private static final double HALF = 0.5;

    /** Texts with fewer common stems are unrelated, however short they are. */
    private static final int FEWEST_SHARED = 3;

    private final List<Decision> decisions;
    private final Map<String, Postings> postings;
    private final double[] lengths;

    private DecisionIndex(List<Decision> decisions, Map<String, Postings> postings, double[] lengths) {
        this.decisions = decisions;
        this.postings = postings;
        this.lengths = lengths;
    }

    static DecisionIndex of(Collection<Decision> decided) {
        List<Decision> decisions = List.copyOf(decided);
        Map<String, Postings> postings = new HashMap<>();
        for (int d = 0; d < decisions.size(); d++) {
            Lexemes lexemes = decisions.get(d).lexemes();
            for (int i = 0; i < lexemes.size(); i++) {
                postings.computeIfAbsent(lexemes.stem(i), stem -> new Postings())
                        .add(d, lexemes.weight(i));
            }
        }
        double[] squares = new double[decisions.size()];
        for (Postings of : postings.values()) {
            double rarity = rarity(of.size, decisions.size());
            for (int p = 0; p < of.size; p++) {
                squares[of.decisions[p]] += square(of.weights[p] * rarity);
            }
        }
        double[] lengths = IntStream.range(0, squares.length)
                .mapToDouble(d -> Math.sqrt(squares[d]))
                .toArray();
        return new DecisionIndex(decisions, postings, lengths);
    }

    int size() {
        return decisions.size();
    }

    /** The most similar first; equal ones by uid. */
    List<Neighbour> nearest(Lexemes text, int most) {
        double[] products = new double[decisions.size()];
        int[] shared = new int[decisions.size()];
        double square = 0;
        for (int i = 0; i < text.size(); i++) {
            Postings of = postings.get(text.stem(i));
            // a word without a decision makes the text less similar to all
            double rarity = rarity(of == null ? 0 : of.size, decisions.size());
            double weight = text.weight(i) * rarity;
            square += square(weight);
            if (of != null) {
                for (int p = 0; p < of.size; p++) {
                    products[of.decisions[p]] += weight * of.weights[p] * rarity;
                    shared[of.decisions[p]]++;
                }
            }
        }
        double length = Math.sqrt(square);
        List<Neighbour> near = new ArrayList<>();
        for (int d = 0; d < products.length; d++) {
            if (shared[d] >= FEWEST_SHARED) {
                near.add(new Neighbour(decisions.get(d), products[d] / (length * lengths[d])));
            }
        }
        near.sort(Comparator.comparingDouble(Neighbour::similarity)
                .reversed()
                .thenComparing(neighbour -> neighbour.decision().scrutinUid()));
        return List.copyOf(near.subList(0, Math.min(most, near.size())));
    }

    /** How much a common stem adds to the similarity of two texts, before dividing by their lengths. */
    double rarity(String stem) {
        Postings of = postings.get(stem);
        return rarity(of == null ? 0 : of.size, decisions.size());
    }

    private static double rarity(int having, int all) {
        return Math.log((all + 1) / (having + HALF));
    }

    private static double square(double x) {
        return x * x;
    }

    /** The texts with a word, and its weight in each. */
    private static final class Postings {

        private int[] decisions = new int[2];
        private float[] weights = new float[2];
        private int size;

        void add(int decision, double weight) {
            if (size == decisions.length) {
                decisions = Arrays.copyOf(decisions, size * 2);
                weights = Arrays.copyOf(weights, size * 2);
            }
            decisions[size] = decision;
            weights[size] = (float) weight;
            size++;
        }
    }
}
