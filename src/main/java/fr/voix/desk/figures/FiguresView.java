package fr.voix.desk.figures;

import fr.voix.base.load.Share;
import fr.voix.base.page.Frame;
import fr.voix.base.text.Messages;
import fr.voix.desk.figures.FiguresPage.Measure;
import fr.voix.desk.figures.FiguresPage.Row;
import fr.voix.desk.page.Chart;
import fr.voix.desk.page.DeskAreas;
import fr.voix.theme.suggestion.Accuracy;
import fr.voix.theme.suggestion.Strength;
import fr.voix.theme.suggestion.SuggestionService;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/** Makes the figures ready to print. */
@Singleton
record FiguresView(SuggestionService suggestions, Clock clock) {

    private static final Duration IN_SECONDS = Duration.ofMinutes(2);

    FiguresPage page(Frame frame, Period period, Figures figures) {
        var words = frame.messages();
        return new FiguresPage(
                frame,
                Arrays.stream(Period.values())
                        .map(each -> new FiguresPage.Choice(
                                words.t("figures.period", each.days()),
                                each == period ? null : words.link(DeskAreas.FIGURES) + "?jours=" + each.days()))
                        .toList(),
                facts(words, figures),
                List.of(
                        chart(words, "waiting", figures, Figures.Day::waiting, words::number),
                        chart(words, "decisions", figures, Figures.Day::decisions, words::number),
                        chart(words, "delay", figures, Figures.Day::delayMinutes, minutes -> delay(words, minutes))),
                measures(words));
    }

    private static List<FiguresPage.Fact> facts(Messages words, Figures figures) {
        return List.of(
                fact(words, "waiting", words.number(figures.waiting())),
                fact(words, "decisions", words.number(figures.decisions())),
                fact(
                        words,
                        "median",
                        figures.untilFiled() == null
                                ? words.t("figures.none")
                                : words.t("figures.of", age(words, figures.untilFiled()), figures.filed())),
                fact(
                        words,
                        "pace",
                        figures.pace() == null
                                ? words.t("figures.few")
                                : words.t("figures.of", age(words, figures.pace()), figures.paces())));
    }

    private static FiguresPage.Fact fact(Messages words, String key, String value) {
        return new FiguresPage.Fact(words.t("figures." + key), value, words.t("figures." + key + ".hint"));
    }

    private static String age(Messages words, Duration time) {
        return time.compareTo(IN_SECONDS) < 0 ? words.t("age.seconds", time.toSeconds()) : words.age(time);
    }

    /** A day without a first decision has none. */
    private static String delay(Messages words, long minutes) {
        return minutes == 0 ? "–" : words.age(Duration.ofMinutes(minutes));
    }

    private static Chart chart(
            Messages words,
            String key,
            Figures figures,
            ToLongFunction<Figures.Day> number,
            LongFunction<String> print) {
        var counts = figures.days().stream()
                .map(day -> new Chart.Count(words.date(day.day()), number.applyAsLong(day), 0))
                .toList();
        var title = words.t(
                "figures." + key + ".chart",
                counts.getFirst().label(),
                counts.getLast().label());
        var summary = words.t(
                "figures." + key + ".summary",
                print.apply(counts.getFirst().number()),
                print.apply(counts.getLast().number()),
                print.apply(counts.stream().mapToLong(Chart.Count::number).max().orElse(0)));
        var heads = new Chart.Heads(words.t("figures.day"), words.t("figures." + key), null);
        return Chart.of(key, title, summary, heads, counts, print);
    }

    List<Measure> measures(Messages words) {
        return List.of(accuracy(words, suggestions.accuracy()));
    }

    private static Measure accuracy(Messages words, Accuracy accuracy) {
        var rows = new ArrayList<>(List.of(
                row(words, "accuracy.at1", accuracy.precisionAt1()),
                row(words, "accuracy.main1", accuracy.mainAt1()),
                row(words, "accuracy.at3", accuracy.precisionAt3()),
                row(words, "accuracy.main3", accuracy.mainAmongThree())));
        for (var strength : Strength.values()) {
            rows.add(row(words, "accuracy." + strength, accuracy.byStrength().get(strength)));
        }
        return measure(words, "accuracy", accuracy.judged(), rows);
    }

    private static Measure measure(Messages words, String key, long cases, List<Row> rows) {
        var columns = List.of(
                words.t("figures.measured"),
                words.t("figures.share"),
                words.t("figures.interval"),
                words.t("figures.cases"));
        return new Measure(
                words.t("figures." + key),
                words.t("figures." + key + ".text", cases),
                columns,
                cases == 0 ? List.of() : rows);
    }

    /** Nothing of nothing is no percentage. */
    private static Row row(Messages words, String key, Share share) {
        var label = words.t("figures." + key);
        if (share.of() == 0) {
            return new Row(label, List.of("–", "–", "0"), "0%", "0%", "0%");
        }
        var cells = List.of(
                words.percent(100 * share.value()),
                words.t("figures.between", words.percent(100 * share.low()), words.percent(100 * share.high())),
                words.t("figures.hits", share.hits(), share.of()));
        return new Row(label, cells, width(share.value()), width(share.low()), width(share.high() - share.low()));
    }

    private static String width(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }
}
