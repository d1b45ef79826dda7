package fr.voix.urn.tally;

/**
 * All counted ballots drawn in squares of five strokes.
 *
 * @param squares complete ones
 * @param strokes of the last, incomplete square: 0 to 4
 * @param unit ballots that one square stands for
 */
public record TallySheet(long total, int squares, int strokes, long unit) {

    /** More would be a pattern, not a count. */
    public static final int MOST_SQUARES = 90;

    /** Null before the first ballot. */
    public static TallySheet of(long total) {
        if (total <= 0) {
            return null;
        }
        long unit = 5;
        while (total / unit > MOST_SQUARES) {
            unit *= 10;
        }
        return new TallySheet(total, (int) (total / unit), (int) (total % unit * 5 / unit), unit);
    }
}
