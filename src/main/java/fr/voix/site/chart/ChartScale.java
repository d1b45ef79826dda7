package fr.voix.site.chart;

import fr.voix.base.text.Messages;
import fr.voix.site.chart.HistoryChart.Tick;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Where things stand in a chart of how something grew by the hour.
 *
 * @param start of its first hour
 * @param end of its last hour
 * @param top what the upper edge stands for
 */
public record ChartScale(Instant start, Instant end, long top) {

    /** What a table on a page can have. */
    static final int MOST_ROWS = 60;

    /** What a line can show at this width. */
    static final int MOST_STEPS = 240;

    public static final Duration HOUR = Duration.ofHours(1);

    /**
     * @param first hour's beginning
     * @param last hour's beginning
     * @param most the largest number that is drawn
     */
    public static ChartScale of(Instant first, Instant last, long most) {
        return new ChartScale(first, last.plus(HOUR), round(most));
    }

    /** The next of 2, 4, 6, 8 and 10, or ten times as much, and so on: its half is a whole number. */
    private static long round(long most) {
        long unit = 2;
        while (unit * 5 < most) {
            unit *= 10;
        }
        return (most + unit - 1) / unit * unit;
    }

    /** The last one of each day. */
    static <T> List<T> lastOfDays(List<T> all, Function<T, Instant> hour, Messages m) {
        var days = new LinkedHashMap<LocalDate, T>();
        all.forEach(point -> days.put(m.day(hour.apply(point)), point));
        return List.copyOf(days.values());
    }

    /** Every so many, the last one always. */
    static <T> List<T> thinned(List<T> all, int most) {
        int step = (all.size() + most - 1) / most;
        var kept = new ArrayList<T>();
        for (int i = (all.size() - 1) % step; i < all.size(); i += step) {
            kept.add(all.get(i));
        }
        return List.copyOf(kept);
    }

    /** A line that rises at the end of each hour. */
    public <T> String path(List<T> points, Function<T, Instant> hour, Function<T, Long> count) {
        var path = new StringBuilder("M0 " + HistoryChart.HEIGHT);
        for (T point : points) {
            path.append('H')
                    .append(number(HistoryChart.WIDTH * share(hour.apply(point).plus(HOUR))))
                    .append('V')
                    .append(number(y(count.apply(point))));
        }
        return path.toString();
    }

    /** In pixels from above. */
    double y(long count) {
        return HistoryChart.HEIGHT - (double) HistoryChart.HEIGHT * count / top;
    }

    /** The share of the width, 0 to 1. */
    double share(Instant at) {
        return (double) Duration.between(start, at).toSeconds()
                / Duration.between(start, end).toSeconds();
    }

    List<Tick> ticks(Messages m) {
        var middle = start.plus(Duration.between(start, end).dividedBy(2));
        return List.of(
                new Tick("0", "start", tick(start, m)),
                new Tick("50%", "middle", tick(middle, m)),
                new Tick("100%", "end", tick(end.minus(HOUR), m)));
    }

    private String tick(Instant at, Messages m) {
        return Duration.between(start, end).toDays() < 3
                ? m.t(
                        "evo.tick",
                        m.shortDate(m.day(at)),
                        at.atZone(Messages.PARIS).getHour())
                : m.shortDate(m.day(at));
    }

    /** An hour in words. */
    public static String hour(Instant at, Messages m) {
        return m.t("evo.tick", m.date(m.day(at)), at.atZone(Messages.PARIS).getHour());
    }

    static String percent(double share) {
        return number(100 * share) + "%";
    }

    /** As SVG writes it. */
    public static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "");
    }
}
