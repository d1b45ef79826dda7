package fr.voix.desk.figures;

import fr.voix.base.text.Messages;
import fr.voix.desk.page.DeskFrame;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/** Makes the figures ready to print. */
@Singleton
record FiguresView(MeasureView measures) {

    private static final Duration IN_SECONDS = Duration.ofMinutes(2);

    FiguresPage page(DeskFrame frame, Period period, Figures figures) {
        var words = frame.words();
        return new FiguresPage(
                frame,
                Arrays.stream(Period.values())
                        .map(each -> new FiguresPage.Choice(
                                words.t("figures.period", each.days()),
                                each == period
                                        ? null
                                        : words.link(FiguresController.FIGURES) + "?jours=" + each.days()))
                        .toList(),
                facts(words, figures),
                List.of(
                        chart(words, "waiting", figures, Figures.Day::waiting, words::number),
                        chart(words, "decisions", figures, Figures.Day::decisions, words::number),
                        chart(words, "delay", figures, Figures.Day::delayMinutes, minutes -> delay(words, minutes))),
                measures.measures(words, period));
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
                .map(day -> new Chart.Count(words.date(day.day()), number.applyAsLong(day)))
                .toList();
        var title = words.t(
                "figures." + key + ".chart",
                counts.getFirst().day(),
                counts.getLast().day());
        var summary = words.t(
                "figures." + key + ".summary",
                print.apply(counts.getFirst().number()),
                print.apply(counts.getLast().number()),
                print.apply(counts.stream().mapToLong(Chart.Count::number).max().orElse(0)));
        return Chart.of(key, title, summary, words.t("figures." + key), counts, print);
    }
}
