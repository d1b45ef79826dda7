package fr.voix.theme.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.parliament.opendata.ImportListener;
import fr.voix.parliament.opendata.OpenDataImport;
import fr.voix.parliament.opendata.SampleImport;
import fr.voix.theme.suggestion.HandClassified.Split;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
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

        // near copies of what is judged are left out of what is known, also where the method was set
        Places held =
                judge(list.stream().filter(one -> one.split() == Split.TEST).toList(), known, readings);
        System.out.println("learned from " + judge(known, known, readings) + ", held out " + held);

        assertThat(held.judged()).isEqualTo(134);
        assertThat((double) held.first() / held.judged()).isGreaterThanOrEqualTo(0.75);
        assertThat((double) held.amongThree() / held.judged()).isGreaterThanOrEqualTo(0.95);
    }

    /** Where the main theme stands among what is suggested. */
    private record Places(long judged, long first, long amongThree) {}

    private Places judge(List<HandClassified> cases, List<HandClassified> known, Map<String, Reading> readings) {
        List<Integer> places =
                cases.stream().map(one -> place(one, known, readings)).toList();
        return new Places(
                places.size(),
                places.stream().filter(place -> place == 0).count(),
                places.stream().filter(place -> place >= 0 && place < 3).count());
    }

    private int place(HandClassified one, List<HandClassified> known, Map<String, Reading> readings) {
        DecisionIndex learned = DecisionIndex.of(known.stream()
                .filter(other -> other.group() != one.group())
                .map(other ->
                        new Decision(other.uid(), readings.get(other.uid()).lexemes(), other.themes()))
                .toList());
        Hints hints = resources.hints();
        Reading reading = readings.get(one.uid());
        return new Suggester(hints, resources.words(), learned, hints.themes())
                .suggest(reading.subject(), reading.lexemes()).stream()
                        .map(Suggestion::slug)
                        .toList()
                        .indexOf(one.themes().getFirst());
    }
}
