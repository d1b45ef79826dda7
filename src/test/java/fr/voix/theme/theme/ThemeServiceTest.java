package fr.voix.theme.theme;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.audit.Actor;
import fr.voix.theme.theme.ClassifyResult.Changed;
import fr.voix.theme.theme.ClassifyResult.Classified;
import fr.voix.theme.theme.ClassifyResult.ReasonTooLong;
import fr.voix.theme.theme.ClassifyResult.RepeatedTheme;
import fr.voix.theme.theme.ClassifyResult.UnknownScrutin;
import fr.voix.theme.theme.ClassifyResult.UnknownTheme;
import fr.voix.theme.theme.ClassifyResult.WrongNumber;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
class ThemeServiceTest {

    private static final List<String> FIVE = List.of("securite", "libertes-droits", "numerique", "justice", "energie");

    @Inject
    ThemeService themes;

    @Inject
    ScrutinFixture fixture;

    private String scrutin;
    private Actor moderator;

    @BeforeEach
    void aScrutinAndAModerator() {
        scrutin = fixture.aScrutin();
        moderator = fixture.aModerator();
    }

    @Test
    void twenty_five_themes_are_there_from_the_start() {
        assertThat(themes.list()).hasSize(25).first().extracting(Theme::slug).isEqualTo("budget-fiscalite");
        assertThat(themes.bySlug("outre-mer")).get().extracting(Theme::libelle).isEqualTo("Outre-mer");
        assertThat(themes.bySlug("astrologie")).isEmpty();
    }

    @Test
    void a_scrutin_has_no_theme_until_a_moderator_acts() {
        assertThat(themes.of(scrutin)).isEmpty();
        assertThat(themes.of(List.of(scrutin, "unknown"))).isEmpty();
        assertThat(themes.of(List.of())).isEmpty();
        assertThat(themes.history(scrutin)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void one_to_four_themes_stand_in_the_order_that_was_given(int number) {
        var slugs = FIVE.subList(0, number);

        assertThat(themes.classify(scrutin, slugs, moderator, null)).isInstanceOf(Classified.class);

        assertThat(themes.of(scrutin)).extracting(Theme::slug).containsExactlyElementsOf(slugs);
        assertThat(themes.of(List.of(scrutin)).get(scrutin)).isEqualTo(themes.of(scrutin));
    }

    @Test
    void what_cannot_be_filed_writes_nothing() {
        assertThat(themes.classify(scrutin, List.of(), moderator, null)).isEqualTo(new WrongNumber(0));
        assertThat(themes.classify(scrutin, FIVE, moderator, null)).isEqualTo(new WrongNumber(5));
        assertThat(themes.classify(scrutin, List.of("justice", "astrologie"), moderator, null))
                .isEqualTo(new UnknownTheme("astrologie"));
        assertThat(themes.classify(scrutin, List.of("justice", "justice"), moderator, null))
                .isEqualTo(new RepeatedTheme("justice"));
        assertThat(themes.classify("unknown", List.of("justice"), moderator, null))
                .isEqualTo(new UnknownScrutin("unknown"));
        assertThat(themes.classify(scrutin, List.of("justice"), moderator, "x".repeat(2001)))
                .isEqualTo(new ReasonTooLong(2001));

        assertThat(themes.of(scrutin)).isEmpty();
        assertThat(themes.history(scrutin)).isEmpty();
    }

    @Test
    void the_record_says_who_when_what_before_and_after() {
        var colleague = fixture.aModerator();
        themes.classify(scrutin, List.of("securite", "numerique"), moderator, "  ");
        themes.classify(scrutin, List.of("numerique"), colleague, " La sécurité n’est pas en cause. ");

        var history = themes.history(scrutin);

        assertThat(history).hasSize(2);
        assertThat(history.get(0).moderatorId()).isEqualTo(colleague.moderatorId());
        assertThat(history.get(0).before()).containsExactly("securite", "numerique");
        assertThat(history.get(0).after()).containsExactly("numerique");
        assertThat(history.get(0).reason()).isEqualTo("La sécurité n’est pas en cause.");
        assertThat(history.get(1).moderatorId()).isEqualTo(moderator.moderatorId());
        assertThat(history.get(1).before()).isEmpty();
        assertThat(history.get(1).reason()).isNull();
        assertThat(history.get(0).decidedAt()).isAfterOrEqualTo(history.get(1).decidedAt());
        assertThat(themes.version(scrutin)).isEqualTo(history.get(0).id());
    }

    @Test
    void the_same_form_sent_twice_is_recorded_once() {
        themes.classify(scrutin, List.of("justice"), moderator, "note", 0);

        assertThat(themes.classify(scrutin, List.of("justice"), moderator, "note", 0))
                .isInstanceOf(Classified.class);
        assertThat(themes.history(scrutin)).hasSize(1);
    }

    @Test
    void of_twenty_moderators_at_once_one_decides_and_the_record_is_a_chain() throws Exception {
        var outcomes = atOnce(20, n -> themes.classify(scrutin, List.of(FIVE.get(n % 5)), moderator, null, 0));

        // whoever wished what stands there already is told that it stands
        assertThat(outcomes).filteredOn(Changed.class::isInstance).hasSize(16);
        assertThat(themes.history(scrutin)).hasSize(1);

        atOnce(20, n -> themes.classify(scrutin, List.of(FIVE.get(n % 5), FIVE.get((n + 1) % 5)), moderator, null));
        var history = themes.history(scrutin);
        for (int i = 0; i + 1 < history.size(); i++) {
            assertThat(history.get(i).before()).isEqualTo(history.get(i + 1).after());
        }
        assertThat(themes.of(scrutin))
                .extracting(Theme::slug)
                .isEqualTo(history.getFirst().after());
    }

    private interface Attempt {
        ClassifyResult by(int number);
    }

    private static List<ClassifyResult> atOnce(int people, Attempt attempt) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Callable<ClassifyResult>>();
            for (int i = 0; i < people; i++) {
                int number = i;
                tasks.add(() -> attempt.by(number));
            }
            var results = new ArrayList<ClassifyResult>();
            for (var future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
