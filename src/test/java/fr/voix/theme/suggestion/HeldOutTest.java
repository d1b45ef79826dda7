package fr.voix.theme.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.load.Share;
import fr.voix.parliament.opendata.ImportListener;
import fr.voix.parliament.opendata.OpenDataImport;
import fr.voix.parliament.opendata.SampleImport;
import fr.voix.theme.suggestion.HandClassified.Split;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How good suggestions are on amendements that nothing was tuned by; what src/docs/suggestions.md says was measured here. */
@MicronautTest(transactional = false)
class HeldOutTest {

    private static final String AMENDEMENTS = "src/test/resources/suggestions/amendements.zip";

    @Inject
    OpenDataImport imports;

    @Inject
    SampleImport sample;

    @Inject
    ResourceReader resources;

    @Inject
    QuestionReader subjects;

    @Test
    void the_main_theme_comes_first_in_three_of_four_and_is_among_three_in_nineteen_of_twenty() {
        sample.load();
        imports.run(List.of(AMENDEMENTS), ImportListener.NONE);
        List<HandClassified> list = HandClassified.read("labelled.csv");
        List<HandClassified> all =
                Stream.concat(HandClassified.ofSample().stream(), list.stream()).toList();
        Map<String, Reading> readings =
                subjects.read(all.stream().map(HandClassified::uid).toList());
        assertThat(readings).hasSameSizeAs(all);
        List<HandClassified> known =
                all.stream().filter(one -> one.split() == Split.TRAIN).toList();

        // the method was set by this one, which says so
        print("learned from", judge(known, known, readings));
        Accuracy held =
                judge(list.stream().filter(one -> one.split() == Split.TEST).toList(), known, readings);
        print("held out", held);

        assertThat(held.judged()).isEqualTo(134);
        assertThat(first(held).value()).isGreaterThanOrEqualTo(0.75);
        assertThat(held.mainAmongThree().value()).isGreaterThanOrEqualTo(0.95);
    }

    /** Of all, silent ones included. */
    private static Share first(Accuracy accuracy) {
        return new Share(accuracy.mainAt1().hits(), accuracy.judged());
    }

    private Accuracy judge(List<HandClassified> cases, List<HandClassified> known, Map<String, Reading> readings) {
        return Accuracy.of(cases.stream()
                .map(one -> {
                    DecisionIndex learned = DecisionIndex.of(known.stream()
                            .filter(other -> other.group() != one.group())
                            .map(other -> new Decision(
                                    other.uid(), readings.get(other.uid()).lexemes(), other.themes()))
                            .toList());
                    Hints hints = resources.hints();
                    Reading reading = readings.get(one.uid());
                    return Judged.of(
                            new Suggester(hints, resources.words(), learned, hints.themes())
                                    .suggest(reading.subject(), reading.lexemes()),
                            one.themes());
                })
                .toList());
    }

    private static void print(String name, Accuracy accuracy) {
        System.out.printf(
                Locale.ROOT,
                "%s: judged %d, main first %s, main in three %s, one of the themes first %s%n",
                name,
                accuracy.judged(),
                said(first(accuracy)),
                said(accuracy.mainAmongThree()),
                said(accuracy.precisionAt1()));
        accuracy.byStrength().forEach((strength, share) -> System.out.println(strength + " right " + said(share)));
        accuracy.mainAmongThreeByTheme()
                .forEach((theme, share) -> System.out.println(theme + " in three " + share.hits() + "/" + share.of()));
        accuracy.confusions()
                .forEach(pair -> System.out.println(pair.decided() + " | " + pair.suggested() + " | " + pair.times()));
    }

    private static String said(Share share) {
        return String.format(
                Locale.ROOT,
                "%d/%d %.2f [%.2f-%.2f]",
                share.hits(),
                share.of(),
                share.value(),
                share.low(),
                share.high());
    }
}
