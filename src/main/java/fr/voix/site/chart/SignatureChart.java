package fr.voix.site.chart;

import fr.voix.base.text.Messages;
import fr.voix.site.chart.HistoryChart.Tick;
import fr.voix.urn.tally.History;
import fr.voix.urn.tally.History.Point;
import java.util.List;

/**
 * How signatures grew, drawn: a line that rises in steps, since nothing is known between two ends of an hour.
 *
 * @param summary the same in words
 * @param end of the line, in pixels from above
 * @param column what a row of the table is
 */
public record SignatureChart(
        String summary,
        String path,
        String end,
        List<Tick> ticks,
        String top,
        String half,
        String column,
        List<Row> rows,
        String caption) {

    public record Row(String label, String signatures) {}

    /** Null when there is nothing to draw yet. */
    public static SignatureChart of(History history, Messages m) {
        var all = history.points();
        long most =
                all.stream().mapToLong(point -> point.seen().signatures()).max().orElse(0);
        if (all.size() < 2 || most == 0) {
            return null;
        }
        var first = all.getFirst();
        var last = all.getLast();
        boolean isByHour = all.size() <= ChartScale.MOST_ROWS;
        var rows =
                isByHour ? all : ChartScale.thinned(ChartScale.lastOfDays(all, Point::hour, m), ChartScale.MOST_ROWS);
        var scale = ChartScale.of(first.hour(), last.hour(), most);
        return new SignatureChart(
                m.t(
                        "pet.evo.summary",
                        ChartScale.hour(first.hour(), m),
                        ChartScale.hour(last.hour(), m),
                        m.t(
                                "pet.count",
                                last.seen().signatures(),
                                m.number(last.seen().signatures()))),
                scale.path(
                        ChartScale.thinned(all, ChartScale.MOST_STEPS),
                        Point::hour,
                        point -> point.seen().signatures()),
                ChartScale.number(scale.y(last.seen().signatures())),
                scale.ticks(m),
                m.number(scale.top()),
                m.number(scale.top() / 2),
                m.t(isByHour ? "evo.hour" : "evo.day"),
                rows.stream()
                        .map(point -> new Row(
                                isByHour ? ChartScale.hour(point.hour(), m) : m.date(m.day(point.hour())),
                                m.number(point.seen().signatures())))
                        .toList(),
                m.t("pet.evo.caption", ChartScale.hour(last.hour(), m)));
    }
}
