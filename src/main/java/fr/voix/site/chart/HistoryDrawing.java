package fr.voix.site.chart;

import fr.voix.base.text.Messages;
import fr.voix.site.chart.HistoryChart.Event;
import fr.voix.site.chart.HistoryChart.Line;
import fr.voix.site.chart.HistoryChart.Plot;
import fr.voix.site.chart.HistoryChart.Row;
import fr.voix.urn.tally.History;
import fr.voix.urn.tally.History.Count;
import fr.voix.urn.tally.History.Mark;
import fr.voix.urn.tally.History.Point;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Draws one chart of how counts grew. */
final class HistoryDrawing {

    /** Numbers nearer than this share of the width would stand on each other. */
    private static final double ROOM = 0.05;

    private final History history;
    private final Messages m;
    private final List<Point> points;
    private final List<Point> rows;
    private final boolean isByHour;
    private final ChartScale scale;

    HistoryDrawing(History history, long most, Messages m) {
        this.history = history;
        this.m = m;
        this.points = ChartScale.thinned(history.points(), ChartScale.MOST_STEPS);
        this.isByHour = history.points().size() <= ChartScale.MOST_ROWS;
        this.rows = isByHour
                ? history.points()
                : ChartScale.thinned(ChartScale.lastOfDays(history.points(), Point::hour, m), ChartScale.MOST_ROWS);
        this.scale = ChartScale.of(
                history.points().getFirst().hour(), history.points().getLast().hour(), most);
    }

    HistoryChart chart() {
        var plots = new ArrayList<Plot>();
        plots.add(plot("vu", "evo.seen", Point::seen));
        if (history.isCorrected()) {
            plots.add(plot("corrige", "evo.corrected", Point::corrected));
        }
        var inside = history.marks().stream().filter(this::isInside).toList();
        var outside = history.marks().stream().filter(mark -> !isInside(mark)).toList();
        var events = new ArrayList<Event>();
        inside.forEach(mark -> events.add(new Event(events.size() + 1, sentence(mark))));
        outside.forEach(mark -> events.add(new Event(null, sentence(mark))));
        return new HistoryChart(
                List.copyOf(plots),
                lines(inside),
                List.copyOf(events),
                scale.ticks(m),
                m.number(scale.top()),
                m.number(scale.top() / 2),
                m.t(isByHour ? "evo.hour" : "evo.day"),
                rows.stream().map(this::row).toList(),
                m.t("evo.caption", hour(history.points().getLast().hour())));
    }

    private Plot plot(String id, String title, Function<Point, Count> count) {
        var last = count.apply(points.getLast());
        return new Plot(
                id,
                m.t(title),
                m.t(
                        "evo.summary",
                        hour(scale.start()),
                        hour(history.points().getLast().hour()),
                        m.number(last.pour()),
                        m.number(last.contre()),
                        m.number(last.abstention())),
                path(count.andThen(Count::pour)),
                path(count.andThen(Count::contre)),
                path(count.andThen(Count::abstention)),
                ChartScale.number(scale.y(last.pour())),
                ChartScale.number(scale.y(last.contre())),
                ChartScale.number(scale.y(last.abstention())));
    }

    private String path(Function<Point, Long> count) {
        return scale.path(points, Point::hour, count);
    }

    private boolean isInside(Mark mark) {
        return !mark.at().isBefore(scale.start()) && !mark.at().isAfter(scale.end());
    }

    private List<Line> lines(List<Mark> inside) {
        var lines = new ArrayList<Line>();
        double labelled = -1;
        for (int i = 0; i < inside.size(); i++) {
            double share = scale.share(inside.get(i).at());
            boolean isNear = labelled >= 0 && share - labelled < ROOM;
            lines.add(new Line(ChartScale.percent(share), isNear ? "" : Integer.toString(i + 1)));
            if (isNear) {
                int first = lines.size() - 2;
                while (lines.get(first).label().isEmpty()) {
                    first--;
                }
                lines.set(first, new Line(lines.get(first).x(), (first + 1) + "\u2013" + (i + 1)));
            } else {
                labelled = share;
            }
        }
        return List.copyOf(lines);
    }

    private String sentence(Mark mark) {
        return switch (mark.kind()) {
            case DECISION -> decision(mark);
            case CLOSING -> m.t("evo.closing", m.moment(mark.at()));
            case REOPENING -> m.t("evo.reopening", hour(mark.at()));
            case TEXT_CHANGE -> m.t("evo.text", hour(mark.at()));
        };
    }

    private String decision(Mark mark) {
        var day = m.date(m.day(mark.at()));
        return history.beforeDecision()
                .map(before -> m.t(
                        "evo.decision",
                        day,
                        m.number(before.corrected().pour()),
                        m.number(before.corrected().contre()),
                        m.number(before.corrected().abstention())))
                .orElseGet(() -> m.t("evo.decision.first", day));
    }

    private Row row(Point point) {
        var cells = new ArrayList<String>(cells(point.seen()));
        if (history.isCorrected()) {
            cells.addAll(cells(point.corrected()));
        }
        return new Row(isByHour ? hour(point.hour()) : m.date(m.day(point.hour())), List.copyOf(cells));
    }

    private List<String> cells(Count count) {
        return List.of(m.number(count.pour()), m.number(count.contre()), m.number(count.abstention()));
    }

    private String hour(Instant at) {
        return ChartScale.hour(at, m);
    }
}
