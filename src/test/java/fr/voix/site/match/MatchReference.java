package fr.voix.site.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How « Qui vote comme moi » counts, once more and by other means than {@code score.js}: what is computed twice and agrees was
 * understood. Positions are 0 for, 1 against, 2 abstained; -1 did not vote.
 */
final class MatchReference {

    /** The five published formulas, the one of the page first. */
    enum Formula {
        VOIX(8, false, true),
        ABSTENTION(8, true, true),
        TEXTES(8, false, false),
        FAIBLE(2, false, true),
        WILSON(0, false, true);

        private final double strength;
        private final boolean isAbstentionApart;
        private final boolean isWeighted;

        Formula(double strength, boolean isAbstentionApart, boolean isWeighted) {
            this.strength = strength;
            this.isAbstentionApart = isAbstentionApart;
            this.isWeighted = isWeighted;
        }
    }

    /** @param all how all deputies voted, on each of what somebody answered */
    record Citizen(int[] mine, String[] textes, int[][] all) {}

    record Estimate(double mean, double low, double high, boolean isRanked, double weight) {}

    private static final double Z = 1.2815515655446004;

    private MatchReference() {}

    static double agreement(int mine, int theirs, Formula formula) {
        if (mine == theirs) {
            return 1;
        }
        return formula.isAbstentionApart || mine != 2 && theirs != 2 ? 0 : 0.5;
    }

    /** NaN where nobody voted. */
    static double mean(int mine, int[] counts, Formula formula) {
        double agreed = IntStream.range(0, 3)
                .mapToDouble(theirs -> counts[theirs] * agreement(mine, theirs, formula))
                .sum();
        return agreed / IntStream.of(counts).sum();
    }

    static Estimate deputy(Citizen citizen, int[] votes, Formula formula) {
        return estimate(
                citizen, n -> votes[n] < 0 ? Double.NaN : agreement(citizen.mine()[n], votes[n], formula), formula);
    }

    static Estimate groupe(Citizen citizen, int[][] counts, Formula formula) {
        return estimate(citizen, n -> mean(citizen.mine()[n], counts[n], formula), formula);
    }

    private static Estimate estimate(Citizen citizen, IntToDoubleFunction score, Formula formula) {
        double all = 0;
        double agreed = 0;
        int scrutins = 0;
        for (int n = 0; n < citizen.mine().length; n++) {
            double one = score.applyAsDouble(n);
            if (!Double.isNaN(one)) {
                all += weight(citizen, n, formula);
                agreed += weight(citizen, n, formula) * one;
                scrutins++;
            }
        }
        boolean isRanked = scrutins > 0 && 2 * scrutins >= citizen.mine().length;
        if (formula == Formula.WILSON) {
            return wilson(agreed / all, all, isRanked);
        }
        double prior = prior(citizen, formula);
        double a = formula.strength * prior + agreed;
        double b = formula.strength * (1 - prior) + all - agreed;
        return new Estimate(a / (a + b), quantile(0.1, a, b), quantile(0.9, a, b), isRanked, all);
    }

    private static double weight(Citizen citizen, int n, Formula formula) {
        var texte = citizen.textes()[n];
        long same = List.of(citizen.textes()).stream().filter(texte::equals).count();
        return formula.isWeighted ? 1 / Math.sqrt(same) : 1;
    }

    private static double prior(Citizen citizen, Formula formula) {
        double sum = 0;
        double all = 0;
        for (int n = 0; n < citizen.mine().length; n++) {
            double one = mean(citizen.mine()[n], citizen.all()[n], formula);
            if (!Double.isNaN(one)) {
                sum += weight(citizen, n, formula) * one;
                all += weight(citizen, n, formula);
            }
        }
        return all == 0 ? 0.5 : Math.clamp(sum / all, 0.02, 0.98);
    }

    private static Estimate wilson(double share, double n, boolean isRanked) {
        if (n == 0) {
            return new Estimate(0.5, 0, 1, isRanked, 0);
        }
        double middle = share + Z * Z / (2 * n);
        double half = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
        double scale = 1 + Z * Z / n;
        return new Estimate(
                share, Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale), isRanked, n);
    }

    /** Indexes of those whose interval reaches that of the first one. */
    static List<Integer> firstBlock(List<Estimate> estimates) {
        var block = new ArrayList<Integer>();
        estimates.stream()
                .filter(Estimate::isRanked)
                .max(Comparator.comparingDouble(Estimate::low))
                .ifPresent(first -> IntStream.range(0, estimates.size())
                        .filter(n ->
                                estimates.get(n).isRanked() && estimates.get(n).high() >= first.low())
                        .forEach(block::add));
        return block;
    }

    /** Where the distribution function, by its power series, reaches p. */
    static double quantile(double p, double a, double b) {
        double low = 0;
        double high = 1;
        while (high - low > 1e-12 * high) {
            double middle = low + (high - low) / 2;
            if (distribution(middle, a, b) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low + (high - low) / 2;
    }

    static double distribution(double x, double a, double b) {
        if (x > 0.5) {
            return 1 - series(1 - x, b, a);
        }
        return series(x, a, b);
    }

    private static double series(double x, double a, double b) {
        double term = 1;
        double sum = 1;
        for (int n = 0; term > sum * 1e-17; n++) {
            term *= x * (a + b + n) / (a + 1 + n);
            sum += term;
        }
        return sum * Math.exp(a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a + 1) - logGamma(b));
    }

    /** Stirling's series, far enough out. */
    private static double logGamma(double x) {
        double shift = 0;
        double far = x;
        for (; far < 20; far++) {
            shift += Math.log(far);
        }
        double square = far * far;
        double series = (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - 1 / (1680 * square)) / square) / square) / far;
        return (far - 0.5) * Math.log(far) - far + 0.5 * Math.log(2 * Math.PI) + series - shift;
    }
}
