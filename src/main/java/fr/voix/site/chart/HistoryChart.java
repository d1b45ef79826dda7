package fr.voix.site.chart;

import fr.voix.base.text.Messages;
import fr.voix.urn.tally.History;
import java.util.List;

/**
 * How the counts grew, drawn: three lines that rise in steps, since nothing is known between two ends of an hour.
 *
 * @param plots as seen then and, where that differs, as corrected since
 * @param lines where something happened, by its numbers
 * @param events what happened, a sentence each, in the order of the numbers; those after the lines' are not in the plot
 * @param ticks below the plot
 * @param top what the upper edge stands for, ready to print
 * @param half what the middle stands for
 * @param column what a row of the table is
 * @param rows the same as a table
 * @param caption how far it goes
 */
public record HistoryChart(
        List<Plot> plots,
        List<Line> lines,
        List<Event> events,
        List<Tick> ticks,
        String top,
        String half,
        String column,
        List<Row> rows,
        String caption) {

    /** In pixels; the width is stretched to whatever room there is. */
    public static final int HEIGHT = 200;

    public static final int WIDTH = 1000;

    /**
     * One picture.
     *
     * @param id tells it from the other on the page
     * @param pour a path, as are {@code contre} and {@code abstention}; their ends in pixels from above
     */
    public record Plot(
            String id,
            String title,
            String summary,
            String pour,
            String contre,
            String abstention,
            String pourEnd,
            String contreEnd,
            String abstentionEnd) {}

    /** @param x in percent of the width */
    public record Line(String x, String label) {}

    /** @param number null for one that is not in the plot */
    public record Event(Integer number, String text) {}

    /** @param anchor {@code start}, {@code middle} or {@code end} */
    public record Tick(String x, String anchor, String text) {}

    /** @param cells for, against and abstention as seen then, and as corrected since where that differs */
    public record Row(String label, List<String> cells) {}

    /** Null when there is nothing to draw yet. */
    public static HistoryChart of(History history, Messages m) {
        long most = history.points().stream()
                .mapToLong(
                        point -> Math.max(point.seen().most(), point.corrected().most()))
                .max()
                .orElse(0);
        return history.points().size() < 2 || most == 0 ? null : new HistoryDrawing(history, most, m).chart();
    }

    public boolean isCorrected() {
        return plots.size() > 1;
    }
}
