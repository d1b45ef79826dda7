package fr.voix.theme.review;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.audit.Actor;
import fr.voix.theme.review.SecondReadingService.ReadResult;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.theme.theme.Theme;
import fr.voix.theme.theme.ThemeService;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One decision in ten is read by somebody who has not seen it. */
@MicronautTest(transactional = false)
class SecondReadingTest {

    @Inject
    SecondReadingService readings;

    @Inject
    ThemeService themes;

    @Inject
    ScrutinFixture fixture;

    private Actor author;
    private Actor reader;

    @BeforeEach
    void people() {
        author = fixture.aModerator();
        reader = fixture.aModerator();
    }

    /** A decision of the author that the sample has drawn. */
    private SecondReadingService.Sample sampled() {
        while (true) {
            var scrutin = fixture.aScrutin();
            themes.classify(scrutin, List.of("securite", "justice"), author, null);
            var sample = readings.find(themes.version(scrutin), reader);
            if (sample.isPresent()) {
                return sample.get();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a, a, true, true",
        "a b, b a, false, true",
        "a b, a, true, false",
        "a, b, false, false",
        "a b c, a c b, true, true",
    })
    void agreement_is_of_the_main_theme_and_of_the_set(String first, String second, boolean main, boolean set) {
        var reading = new SecondReading(List.of(first.split(" ")), List.of(second.split(" ")));

        assertThat(reading.isSameMain()).isEqualTo(main);
        assertThat(reading.isSameSet()).isEqualTo(set);
    }

    @Test
    void about_one_in_ten_is_drawn() {
        long drawn = fixture.number(
                "select count(*) from generate_series(1, 100000) as n where (hashint8extended(n, 4) & 127) < 13");

        assertThat(drawn).isBetween(9_500L, 10_800L);
    }

    @Test
    void a_reading_changes_nothing_and_is_counted() {
        var sample = sampled();
        var before = readings.agreement(Instant.EPOCH);

        var result = readings.read(sample.classificationId(), List.of("securite", "numerique"), reader);

        assertThat(result).isInstanceOfSatisfying(ReadResult.Read.class, read -> {
            assertThat(read.reading().first()).containsExactly("securite", "justice");
            assertThat(read.reading().isSameMain()).isTrue();
            assertThat(read.reading().isSameSet()).isFalse();
        });
        assertThat(themes.of(sample.scrutinUid())).extracting(Theme::slug).containsExactly("securite", "justice");
        var after = readings.agreement(Instant.EPOCH);
        assertThat(after.read()).isEqualTo(before.read() + 1);
        assertThat(after.sameMain()).isEqualTo(before.sameMain() + 1);
        assertThat(after.sameSet()).isEqualTo(before.sameSet());
        assertThat(readings.read(sample.classificationId(), List.of("securite"), reader))
                .isEqualTo(new ReadResult.Gone());
    }

    @Test
    void nobody_reads_ones_own_decisions() {
        var sample = sampled();

        assertThat(readings.find(sample.classificationId(), author)).isEmpty();
        assertThat(readings.read(sample.classificationId(), List.of("securite"), author))
                .isEqualTo(new ReadResult.Gone());
    }

    @Test
    void what_waits_is_offered_the_oldest_first() {
        sampled();
        var first = readings.next(reader).orElseThrow();
        var second = sampled();

        assertThat(readings.next(reader)).contains(first);
        assertThat(first.classificationId()).isLessThan(second.classificationId());
    }

    @Test
    void a_decision_outside_the_sample_is_read_by_nobody() {
        sampled();
        long outside = fixture.number("select min(classification_id) from classification"
                + " where (hashint8extended(classification_id, 4) & 127) >= 13");

        assertThat(readings.find(outside, reader)).isEmpty();
    }

    @Test
    void a_decision_that_was_changed_since_waits_no_more() {
        var sample = sampled();
        long waiting = readings.count(reader);

        themes.classify(sample.scrutinUid(), List.of("sante"), reader, null);

        assertThat(readings.count(reader)).isEqualTo(waiting - 1);
    }

    @Test
    void bad_themes_are_refused_with_what_is_wrong() {
        long id = sampled().classificationId();

        assertThat(readings.read(id, List.of(), reader)).isEqualTo(new ReadResult.WrongNumber(0));
        assertThat(readings.read(id, List.of("justice", "justice"), reader)).isEqualTo(new ReadResult.WrongNumber(2));
        assertThat(readings.read(id, List.of("astrologie"), reader))
                .isEqualTo(new ReadResult.UnknownThemes(List.of("astrologie")));
    }

    @Test
    void of_two_readers_at_once_one_counts() throws Exception {
        var other = fixture.aModerator();
        long id = sampled().classificationId();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<ReadResult>> both = List.of(
                    () -> readings.read(id, List.of("justice"), reader),
                    () -> readings.read(id, List.of("sante"), other));
            var results = people.invokeAll(both).stream().map(Future::resultNow).toList();

            assertThat(results).filteredOn(ReadResult.Read.class::isInstance).hasSize(1);
            assertThat(results).filteredOn(ReadResult.Gone.class::isInstance).hasSize(1);
        }
    }
}
