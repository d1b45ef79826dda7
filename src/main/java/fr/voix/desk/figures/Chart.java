package fr.voix.desk.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;

/**
 * One bar a day, and the same as a table.
 *
 * @param id tells it from others on the page
 * @param summary what it shows, in a sentence
 * @param column what the numbers are
 * @param top what the highest bar stands for, ready to print
 */
public record Chart(String id, String title, String summary, String column, String top, List<Bar> bars) {

    /** Heights are in pixels, for a figure of this height. */
    public static final int HEIGHT = 160;

    /** Room between bars, as a share of their distance. */
    private static final double GAP = 0.24;

    /**
     * @param x and {@code width} in percent of the figure, {@code y} and {@code height} in pixels
     * @param day and {@code value} for the table
     */
    public record Bar(String day, String value, String x, String width, String y, String height) {}

    record Count(String day, long number) {}

    static Chart of(
            String id, String title, String summary, String column, List<Count> counts, LongFunction<String> print) {
        long most = counts.stream().mapToLong(Count::number).max().orElse(0);
        double step = 100.0 / counts.size();
        var bars = new ArrayList<Bar>();
        for (int i = 0; i < counts.size(); i++) {
            var count = counts.get(i);
            double height = most == 0 ? 0 : (double) HEIGHT * count.number() / most;
            bars.add(new Bar(
                    count.day(),
                    print.apply(count.number()),
                    percent(step * (i + GAP / 2)),
                    percent(step * (1 - GAP)),
                    number(HEIGHT - height),
                    number(height)));
        }
        return new Chart(id, title, summary, column, print.apply(most), List.copyOf(bars));
    }

    public String firstDay() {
        return bars.getFirst().day();
    }

    public String lastDay() {
        return bars.getLast().day();
    }

    private static String percent(double value) {
        return number(value) + "%";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
