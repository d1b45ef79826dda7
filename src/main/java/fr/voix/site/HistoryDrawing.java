package fr.voix.site;

import fr.voix.history.History;
import fr.voix.history.History.Count;
import fr.voix.history.History.Mark;
import fr.voix.history.History.Point;
import fr.voix.site.HistoryChart.Event;
import fr.voix.site.HistoryChart.Line;
import fr.voix.site.HistoryChart.Plot;
import fr.voix.site.HistoryChart.Row;
import fr.voix.site.HistoryChart.Tick;
import fr.voix.wording.Messages;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Draws one chart of how counts grew. */
final class HistoryDrawing {

    /** What a table on a page can have. */
    static final int MOST_ROWS = 60;

    /** What a line can show at this width. */
    static final int MOST_STEPS = 240;

    /** Numbers nearer than this share of the width would stand on each other. */
    private static final double ROOM = 0.05;

    private static final Duration HOUR = Duration.ofHours(1);

    private final History history;
    private final Messages m;
    private final long top;
    private final List<Point> points;
    private final List<Point> rows;
    private final boolean isByHour;
    private final Instant start;
    private final Instant end;

    HistoryDrawing(History history, long most, Messages m) {
        this.history = history;
        this.top = round(most);
        this.m = m;
        this.points = thinned(history.points(), MOST_STEPS);
        this.isByHour = history.points().size() <= MOST_ROWS;
        this.rows = isByHour ? history.points() : thinned(lastOfDays(history.points(), m), MOST_ROWS);
        this.start = history.points().getFirst().hour();
        this.end = history.points().getLast().hour().plus(HOUR);
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
                ticks(),
                m.number(top),
                m.number(top / 2),
                m.t(isByHour ? "evo.hour" : "evo.day"),
                rows.stream().map(this::row).toList(),
                m.t(
                        "evo.caption",
                        m.number(history.size()),
                        hour(history.points().getLast().hour())));
    }

    private static List<Point> lastOfDays(List<Point> all, Messages m) {
        var days = new LinkedHashMap<LocalDate, Point>();
        all.forEach(point -> days.put(m.day(point.hour()), point));
        return List.copyOf(days.values());
    }

    /** Every so many, the last one always. */
    private static List<Point> thinned(List<Point> all, int most) {
        int step = (all.size() + most - 1) / most;
        var kept = new ArrayList<Point>();
        for (int i = (all.size() - 1) % step; i < all.size(); i += step) {
            kept.add(all.get(i));
        }
        return List.copyOf(kept);
    }

    /** The next of 2, 4, 6, 8 and 10, or ten times as much, and so on: its half is a whole number. */
    private static long round(long most) {
        long unit = 2;
        while (unit * 5 < most) {
            unit *= 10;
        }
        return (most + unit - 1) / unit * unit;
    }

    private Plot plot(String id, String title, Function<Point, Count> count) {
        var last = count.apply(points.getLast());
        return new Plot(
                id,
                m.t(title),
                m.t(
                        "evo.summary",
                        hour(start),
                        hour(history.points().getLast().hour()),
                        m.number(last.pour()),
                        m.number(last.contre()),
                        m.number(last.abstention())),
                path(count.andThen(Count::pour)),
                path(count.andThen(Count::contre)),
                path(count.andThen(Count::abstention)),
                number(y(last.pour())),
                number(y(last.contre())),
                number(y(last.abstention())));
    }

    private String path(Function<Point, Long> count) {
        var path = new StringBuilder("M0 " + HistoryChart.HEIGHT);
        for (Point point : points) {
            path.append('H')
                    .append(number(HistoryChart.WIDTH * share(point.hour().plus(HOUR))))
                    .append('V')
                    .append(number(y(count.apply(point))));
        }
        return path.toString();
    }

    private double y(long count) {
        return HistoryChart.HEIGHT - (double) HistoryChart.HEIGHT * count / top;
    }

    private double share(Instant at) {
        return (double) Duration.between(start, at).toSeconds()
                / Duration.between(start, end).toSeconds();
    }

    private boolean isInside(Mark mark) {
        return !mark.at().isBefore(start) && !mark.at().isAfter(end);
    }

    private List<Line> lines(List<Mark> inside) {
        var lines = new ArrayList<Line>();
        double labelled = -1;
        for (int i = 0; i < inside.size(); i++) {
            double share = share(inside.get(i).at());
            boolean isNear = labelled >= 0 && share - labelled < ROOM;
            lines.add(new Line(percent(share), isNear ? "" : Integer.toString(i + 1)));
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

    private List<Tick> ticks() {
        var middle = start.plus(Duration.between(start, end).dividedBy(2));
        return List.of(
                new Tick("0", "start", tick(start)),
                new Tick("50%", "middle", tick(middle)),
                new Tick("100%", "end", tick(end.minus(HOUR))));
    }

    private String tick(Instant at) {
        return Duration.between(start, end).toDays() < 3
                ? m.t(
                        "evo.tick",
                        m.shortDate(m.day(at)),
                        at.atZone(Messages.PARIS).getHour())
                : m.shortDate(m.day(at));
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
        return m.t("evo.tick", m.date(m.day(at)), at.atZone(Messages.PARIS).getHour());
    }

    private static String percent(double share) {
        return number(100 * share) + "%";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "");
    }
}
