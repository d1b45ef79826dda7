package fr.voix.petition.place;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Four shades for numbers, a quarter of them each; equal numbers have the same shade, so that a shade may stand for more
 * or for none.
 */
final class Levels {

    /** The darkest; the lightest is 1, and 0 is for what has no number. */
    static final int DARKEST = 4;

    /** The numbers that one shade really stands for. */
    record Span(long least, long most) {}

    private final long[] ascending;

    Levels(List<Long> numbers) {
        this.ascending = numbers.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    /** @param number one of those given */
    int of(long number) {
        int smaller =
                (int) Arrays.stream(ascending).filter(other -> other < number).count();
        return 1 + smaller * DARKEST / ascending.length;
    }

    /** Shades in use, the lightest first. */
    SortedMap<Integer, Span> spans() {
        var spans = new TreeMap<Integer, Span>();
        for (long number : ascending) {
            spans.merge(of(number), new Span(number, number), (a, b) -> new Span(a.least(), b.most()));
        }
        return spans;
    }
}
