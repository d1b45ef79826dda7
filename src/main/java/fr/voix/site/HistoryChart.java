package fr.voix.site;

import fr.voix.history.History;
import fr.voix.history.History.Count;
import fr.voix.history.History.Mark;
import fr.voix.history.History.Point;
import fr.voix.wording.Messages;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

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

    /** What a table on a page can have. */
    static final int MOST_ROWS = 60;

    /** What a line can show at this width. */
    static final int MOST_STEPS = 240;

    /** Numbers nearer than this share of the width would stand on each other. */
    private static final double ROOM = 0.05;

    private static final Duration HOUR = Duration.ofHours(1);

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
    static HistoryChart of(History history, Messages m) {
        long most = history.points().stream()
                .mapToLong(
                        point -> Math.max(point.seen().most(), point.corrected().most()))
                .max()
                .orElse(0);
        return history.points().size() < 2 || most == 0 ? null : new Drawing(history, most, m).chart();
    }

    public boolean isCorrected() {
        return plots.size() > 1;
    }

    /** What the drawing of one chart needs at every step. */
    private static final class Drawing {

        private final History history;
        private final Messages m;
        private final long top;
        private final List<Point> points;
        private final List<Point> rows;
        private final boolean isByHour;
        private final Instant start;
        private final Instant end;

        Drawing(History history, long most, Messages m) {
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
            var outside =
                    history.marks().stream().filter(mark -> !isInside(mark)).toList();
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
            var path = new StringBuilder("M0 " + HEIGHT);
            for (Point point : points) {
                path.append('H')
                        .append(number(WIDTH * share(point.hour().plus(HOUR))))
                        .append('V')
                        .append(number(y(count.apply(point))));
            }
            return path.toString();
        }

        private double y(long count) {
            return HEIGHT - (double) HEIGHT * count / top;
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
    }

    private static String percent(double share) {
        return number(100 * share) + "%";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "");
    }
}
