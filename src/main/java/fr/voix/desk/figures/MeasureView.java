package fr.voix.desk.figures;

import fr.voix.base.load.Share;
import fr.voix.base.text.Messages;
import fr.voix.desk.figures.FiguresPage.Measure;
import fr.voix.desk.figures.FiguresPage.Row;
import fr.voix.theme.review.Agreement;
import fr.voix.theme.review.SecondReadingService;
import fr.voix.theme.suggestion.Accuracy;
import fr.voix.theme.suggestion.Strength;
import fr.voix.theme.suggestion.SuggestionService;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What other parts of the service have measured: how far people agree, and how good suggestions are. */
@Singleton
record MeasureView(SecondReadingService readings, SuggestionService suggestions, Clock clock) {

    List<Measure> measures(Messages words, Period period) {
        var since = clock.instant().minus(Duration.ofDays(period.days()));
        return List.of(agreement(words, readings.agreement(since)), accuracy(words, suggestions.accuracy()));
    }

    private static Measure agreement(Messages words, Agreement agreement) {
        return measure(
                words,
                "agreement",
                agreement.read(),
                List.of(
                        row(words, "agreement.main", share(agreement.sameMain(), agreement.read())),
                        row(words, "agreement.set", share(agreement.sameSet(), agreement.read()))));
    }

    private static Share share(long hits, long of) {
        return new Share(Math.toIntExact(hits), Math.toIntExact(of));
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
