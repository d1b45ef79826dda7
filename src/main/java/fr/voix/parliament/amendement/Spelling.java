package fr.voix.parliament.amendement;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which known word was meant by a mistyped one. */
final class Spelling {

    /** Shorter words are too near to too many others. */
    static final int SHORTEST = 4;

    private Spelling() {}

    /** The nearest: one letter wrong, missing, too many or in the wrong place, in long words two. */
    static Optional<String> nearest(String typed, Collection<String> known) {
        int most = typed.length() < 8 ? 1 : 2;
        return known.stream()
                .filter(word -> distance(typed, word) <= most)
                .min(Comparator.<String>comparingInt(word -> distance(typed, word))
                        // « retaites » is rather « retraites » than « traites »
                        .thenComparing(word -> word.charAt(0) != typed.charAt(0))
                        .thenComparing(word -> Math.abs(word.length() - typed.length()))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** How many letters are to be changed, added, taken away or swapped with their neighbour. */
    static int distance(String one, String other) {
        var rows = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : cheapest(rows, one, other, i, j);
            }
        }
        return rows[one.length()][other.length()];
    }

    private static int cheapest(int[][] rows, String one, String other, int i, int j) {
        int change = rows[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        int cheapest = Math.min(change, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
        boolean isSwapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return isSwapped ? Math.min(cheapest, rows[i - 2][j - 2] + 1) : cheapest;
    }
}
