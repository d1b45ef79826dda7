package fr.voix.desk.figures;

import fr.voix.base.page.Frame;
import fr.voix.desk.page.Chart;
import java.util.List;

/**
 * How the classifying goes.
 *
 * @param periods how far one can look back
 * @param facts the figures that are one number each
 * @param charts one bar a day
 * @param measures how often suggestions are right
 */
public record FiguresPage(
        Frame frame, List<Choice> periods, List<Fact> facts, List<Chart> charts, List<Measure> measures) {

    /** @param link null for the one that is shown */
    public record Choice(String text, String link) {}

    /** @param hint how it is counted */
    public record Fact(String label, String value, String hint) {}

    /**
     * What another part of the service has measured.
     *
     * @param text what it means, in a sentence or two
     * @param columns the first is the header of each row
     */
    public record Measure(String title, String text, List<String> columns, List<Row> rows) {}

    /**
     * One share, with its 95 % interval.
     *
     * @param width of its bar, {@code low} and {@code spread} of the line over it, in percent
     */
    public record Row(String label, List<String> cells, String width, String low, String spread) {}
}
