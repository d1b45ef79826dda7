package fr.voix.petition.place;

import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.petition.place.MapView.Area;
import fr.voix.petition.place.MapView.Row;
import fr.voix.petition.place.MapView.Shade;
import fr.voix.petition.place.Outline.Frame;
import fr.voix.petition.place.SmallCount.PublicCount;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The map of one petition: shades stand for signatures per 100,000 inhabitants, since signatures alone would only draw
 * where people live.
 */
final class DepartementMap {

    /** Rates are compared as they are printed, with one decimal. */
    private static final long TENTHS = 10;

    private static final long INHABITANTS = 100_000;

    /** One line of the list: an area with its name, and its inhabitants if it is a département. */
    record Line(String code, String nom, long population) {

        boolean isDepartement() {
            return population > 0;
        }
    }

    private final Messages m;
    private final NumberFormat rates;
    private final List<Line> lines;
    private final Map<String, PublicCount> counts;
    private final long total;
    private final Map<String, Long> tenths = new TreeMap<>();
    private final Levels levels;

    /**
     * @param lines every area, in the order of the table
     * @param counted by area; those that are missing have none
     */
    DepartementMap(List<Line> lines, Map<String, Long> counted, Language language) {
        this.m = Messages.of(language);
        this.rates = NumberFormat.getNumberInstance(language.locale());
        rates.setMinimumFractionDigits(1);
        rates.setMaximumFractionDigits(1);
        this.lines = lines;
        var all = new TreeMap<String, Long>();
        lines.forEach(line -> all.put(line.code(), counted.getOrDefault(line.code(), 0L)));
        if (!all.keySet().containsAll(counted.keySet())) {
            throw new IllegalArgumentException("signatures of no known area");
        }
        this.total = all.values().stream().mapToLong(Long::longValue).sum();
        this.counts = SmallCount.publish(all);
        for (var line : lines) {
            if (line.isDepartement() && counts.get(line.code()) instanceof PublicCount.Exact exact) {
                tenths.put(
                        line.code(),
                        Math.floorDiv(
                                2 * exact.count() * INHABITANTS * TENTHS + line.population(), 2 * line.population()));
            }
        }
        this.levels = new Levels(List.copyOf(tenths.values()));
    }

    MapView view(List<Outline> outlines) {
        return new MapView(
                m.t("territoire.map.title"),
                summary(),
                areas(outlines, Frame.METROPOLE),
                areas(outlines, Frame.COURONNE),
                areas(outlines, Frame.OUTREMER),
                legend(),
                lines.stream().map(this::row).toList(),
                counts.values().stream().anyMatch(count -> !(count instanceof PublicCount.Exact))
                        ? m.t("territoire.hidden", m.number(SmallCount.SHOWN_FROM))
                        : null,
                m);
    }

    private List<Area> areas(List<Outline> outlines, Frame frame) {
        var names = new TreeMap<String, String>();
        lines.forEach(line -> names.put(line.code(), line.nom()));
        return outlines.stream()
                .filter(outline -> outline.frame() == frame)
                .map(outline -> new Area(
                        outline.code(),
                        names.get(outline.code()),
                        level(outline.code()),
                        m.t("territoire.map.area", names.get(outline.code()), inWords(outline.code())),
                        outline.path()))
                .toList();
    }

    private int level(String code) {
        var rate = tenths.get(code);
        return rate == null ? 0 : levels.of(rate);
    }

    private List<Shade> legend() {
        var legend = new ArrayList<Shade>();
        if (tenths.size() < lines.stream().filter(Line::isDepartement).count()) {
            legend.add(new Shade(0, m.t("territoire.map.none", m.number(SmallCount.SHOWN_FROM))));
        }
        levels.spans()
                .forEach((level, span) -> legend.add(new Shade(
                        level,
                        span.least() == span.most()
                                ? rate(span.least())
                                : m.t("territoire.map.span", rate(span.least()), rate(span.most())))));
        return legend;
    }

    private String summary() {
        if (tenths.isEmpty()) {
            return m.t("territoire.map.summary.none", m.number(SmallCount.SHOWN_FROM));
        }
        var highest = lines.stream()
                .filter(line -> tenths.containsKey(line.code()))
                .sorted((a, b) -> Long.compare(tenths.get(b.code()), tenths.get(a.code())))
                .limit(3)
                .map(line -> m.t("territoire.map.highest", line.nom(), rate(tenths.get(line.code()))))
                .toList();
        return m.t("territoire.map.summary", tenths.size(), m.number(tenths.size()), String.join(", ", highest));
    }

    private Row row(Line line) {
        var code = line.isDepartement() ? line.code() : null;
        var rate = tenths.containsKey(line.code()) ? rate(tenths.get(line.code())) : "–";
        return switch (counts.get(line.code())) {
            case PublicCount.Exact exact ->
                new Row(code, line.nom(), m.number(exact.count()), m.percent(exact.count(), total), rate);
            case PublicCount.Few few -> new Row(code, line.nom(), few(), "–", "–");
            case PublicCount.Withheld withheld -> new Row(code, line.nom(), m.t("territoire.withheld"), "–", "–");
        };
    }

    private String inWords(String code) {
        return switch (counts.get(code)) {
            case PublicCount.Exact exact ->
                m.t("territoire.map.exact", exact.count(), m.number(exact.count()), rate(tenths.get(code)));
            case PublicCount.Few few -> few();
            case PublicCount.Withheld withheld -> m.t("territoire.withheld");
        };
    }

    private String few() {
        return m.t("territoire.few", m.number(SmallCount.SHOWN_FROM));
    }

    private String rate(long ofTenths) {
        return rates.format(ofTenths / (double) TENTHS);
    }
}
