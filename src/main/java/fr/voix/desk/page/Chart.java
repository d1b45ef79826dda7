package fr.voix.desk.page;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;

/**
 * One bar a day, or a minute, and the same as a table.
 *
 * @param id tells it from others on the page
 * @param summary what it shows, in a sentence
 * @param top what the highest bar stands for, ready to print; empty where none is drawn
 */
public record Chart(String id, String title, String summary, Heads heads, String top, List<Bar> bars) {

    /** Heights are in pixels, for a figure of this height. */
    public static final int HEIGHT = 160;

    /** Room between bars, as a share of their distance. */
    private static final double GAP = 0.24;

    /**
     * Of the table.
     *
     * @param bar what a bar is for
     * @param number what it counts
     * @param second what the darker bar before it counts; null where there is none
     */
    public record Heads(String bar, String number, @Nullable String second) {}

    /**
     * @param x and {@code width} in percent of the figure, {@code y} and {@code height} in pixels
     * @param label and the values for the table
     */
    public record Bar(
            String label,
            String value,
            String y,
            String height,
            String secondValue,
            String secondY,
            String secondHeight,
            String x,
            String width) {}

    public record Count(String label, long number, long second) {}

    public static Chart of(
            String id, String title, String summary, Heads heads, List<Count> counts, LongFunction<String> print) {
        long most = counts.stream()
                .mapToLong(count -> Math.max(count.number(), count.second()))
                .max()
                .orElse(0);
        double step = 100.0 / counts.size();
        var bars = new ArrayList<Bar>();
        for (int i = 0; i < counts.size(); i++) {
            var count = counts.get(i);
            bars.add(new Bar(
                    count.label(),
                    print.apply(count.number()),
                    number(HEIGHT - height(count.number(), most)),
                    number(height(count.number(), most)),
                    print.apply(count.second()),
                    number(HEIGHT - height(count.second(), most)),
                    number(height(count.second(), most)),
                    percent(step * (i + GAP / 2)),
                    percent(step * (1 - GAP))));
        }
        return new Chart(id, title, summary, heads, most == 0 ? "" : print.apply(most), List.copyOf(bars));
    }

    public String first() {
        return bars.getFirst().label();
    }

    public String last() {
        return bars.getLast().label();
    }

    private static double height(long number, long most) {
        return most == 0 ? 0 : (double) HEIGHT * number / most;
    }

    private static String percent(double value) {
        return number(value) + "%";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
