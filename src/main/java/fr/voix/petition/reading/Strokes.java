package fr.voix.petition.reading;

import java.util.ArrayList;
import java.util.List;

/**
 * Signatures as strokes in squares of five, up to the highest threshold.
 *
 * @param on strokes that are counted
 * @param of how many there are
 * @param unit signatures that one stroke stands for
 */
public record Strokes(int on, int of, long unit, List<Square> squares) {

    private static final int MOST = 100;
    private static final int FIVE = 5;

    /**
     * @param on its counted strokes, 0 to 5
     * @param isThreshold whether one is reached with it
     */
    public record Square(int on, boolean isThreshold) {}

    /** @param marks the thresholds that are shown, the highest last */
    public static Strokes of(long signatures, long... marks) {
        long top = marks[marks.length - 1];
        long unit = Math.max(1, (top + MOST - 1) / MOST);
        int squares = (int) ((top + FIVE * unit - 1) / (FIVE * unit));
        int of = squares * FIVE;
        int on = (int) Math.min(of, signatures / unit);
        List<Square> drawn = new ArrayList<>();
        for (int i = 0; i < squares; i++) {
            drawn.add(new Square(Math.clamp(on - (long) FIVE * i, 0, FIVE), isMarked(i, FIVE * unit, marks)));
        }
        return new Strokes(on, of, unit, List.copyOf(drawn));
    }

    /** Before a tenth of them is counted, how many are missing says more than a row of empty squares. */
    public boolean isTelling() {
        return 10 * on >= of;
    }

    private static boolean isMarked(int square, long worth, long... marks) {
        for (long mark : marks) {
            if ((mark + worth - 1) / worth == square + 1) {
                return true;
            }
        }
        return false;
    }
}
