package fr.voix.desk.figures;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.Browser;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.theme.theme.ThemeDraft;
import fr.voix.theme.theme.ThemeEditResult;
import fr.voix.theme.theme.ThemeEditService;
import fr.voix.theme.theme.ThemeMerge;
import fr.voix.theme.theme.ThemeService;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** How the classifying goes, counted. */
@MicronautTest(transactional = false)
class FiguresTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Inject
    EmbeddedServer server;

    @Inject
    FiguresService figures;

    @Inject
    ThemeService themes;

    @Inject
    ThemeEditService edits;

    @Inject
    ThemeMerge fates;

    @Inject
    Team team;

    @Inject
    ScrutinFixture fixture;

    @Inject
    Clock clock;

    private LocalDate today;

    @BeforeEach
    void nothingYet() {
        today = LocalDate.ofInstant(clock.instant(), PARIS);
        fixture.run("alter table classification disable trigger classification_append_only");
        fixture.run("truncate scrutin cascade");
        fixture.run("alter table classification enable trigger classification_append_only");
    }

    private Instant at(int daysAgo, int hour, int second) {
        return today.minusDays(daysAgo)
                .atTime(hour, 0)
                .plusSeconds(second)
                .atZone(PARIS)
                .toInstant();
    }

    private String opened(Instant at) {
        var scrutin = fixture.aScrutin();
        fixture.run("update scrutin set opened_at = ?::timestamptz where uid = ?", at.toString(), scrutin);
        return scrutin;
    }

    private void decided(String scrutin, int moderator, Instant at, String before, String after) {
        fixture.run(
                "insert into classification (scrutin_uid, moderator_id, decided_at, themes_before, themes_after)"
                        + " values (?, ?, ?::timestamptz, ?::text[], ?::text[])",
                scrutin,
                moderator,
                at.toString(),
                before,
                after);
        fixture.run("delete from filing where scrutin_uid = ?", scrutin);
        fixture.run(
                "insert into filing (scrutin_uid, rang, theme_id) select ?, 1, theme_id from theme where slug ="
                        + " btrim(?, '{}')",
                scrutin,
                after);
        var slug = after.substring(1, after.length() - 1);
        fixture.act(
                Actor.of(moderator, "MODERATOR"),
                Act.CLASSIFY,
                scrutin,
                Map.of("themes", slug.isEmpty() ? List.of() : List.of(slug)));
    }

    @Test
    void days_say_what_was_decided_and_what_waited_at_their_end() {
        int nadia = fixture.aModerator().moderatorId();
        var first = opened(at(20, 9, 0));
        var second = opened(at(3, 9, 0));
        opened(at(1, 9, 0));
        // shortly before midnight in Paris is another day in UTC, or not, with the season
        decided(first, nadia, at(3, 23, 1800), "{}", "{sante}");
        decided(second, nadia, at(1, 8, 0), "{}", "{justice}");
        decided(second, nadia, at(0, 0, 60), "{justice}", "{sante}");

        var found = figures.of(Period.WEEK);

        assertThat(found.waiting()).isEqualTo(1);
        assertThat(found.days()).hasSize(7).last().isEqualTo(new Figures.Day(today, 1, 1, 0));
        assertThat(found.days().subList(2, 7)).extracting(Figures.Day::waiting).containsExactly(1L, 1L, 1L, 1L, 1L);
        assertThat(found.days()).extracting(Figures.Day::decisions).containsExactly(0L, 0L, 0L, 1L, 0L, 1L, 1L);
        // 47 hours, and an hour more or less where the clocks change; a second decision on a scrutin is no first one
        assertThat(found.days().get(5).delayMinutes()).isBetween(46 * 60L, 48 * 60L);
        assertThat(found.days())
                .extracting(Figures.Day::delayMinutes)
                .filteredOn(minutes -> minutes > 0)
                .hasSize(2);
        assertThat(found.decisions()).isEqualTo(3);
        assertThat(figures.of(Period.MONTH).days().subList(8, 11))
                .extracting(Figures.Day::waiting)
                .containsExactly(0L, 1L, 1L);
    }

    @Test
    void what_was_erased_waits_for_nobody() {
        var scrutin = opened(at(2, 9, 0));
        assertThat(figures.of(Period.WEEK).waiting()).isEqualTo(1);
        fixture.run("update amendement set sort = 'EFFACE' where uid = ?", scrutin);
        assertThat(figures.of(Period.WEEK).days())
                .extracting(Figures.Day::waiting)
                .containsOnly(0L);
    }

    @Test
    void the_median_runs_from_the_opening_to_the_first_decision() {
        int nadia = fixture.aModerator().moderatorId();
        for (int hours : new int[] {2, 4, 30}) {
            var scrutin = opened(at(2, 9, 0).minus(Duration.ofHours(hours)));
            decided(scrutin, nadia, at(2, 9, 0), "{}", "{sante}");
            decided(scrutin, nadia, at(0, 0, 1), "{sante}", "{justice}");
        }
        var found = figures.of(Period.WEEK);
        assertThat(found.filed()).isEqualTo(3);
        assertThat(found.untilFiled()).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void the_pace_is_that_of_nobody_in_particular_and_leaves_breaks_and_bulk_out() {
        int nadia = fixture.aModerator().moderatorId();
        int paul = fixture.aModerator().moderatorId();
        for (int i = 0; i < 8; i++) {
            decided(opened(at(3, 9, 0)), nadia, at(2, 9, 20 * i), "{}", "{sante}");
            decided(opened(at(3, 9, 0)), paul, at(2, 9, 5 + 30 * i), "{}", "{sante}");
        }
        // after a break, and many at one gesture
        decided(opened(at(3, 9, 0)), nadia, at(2, 15, 0), "{}", "{sante}");
        decided(opened(at(3, 9, 0)), nadia, at(2, 15, 0), "{}", "{sante}");

        var found = figures.of(Period.WEEK);

        assertThat(found.paces()).isEqualTo(14);
        assertThat(found.pace()).isEqualTo(Duration.ofSeconds(25));
        assertThat(figures.of(Period.WEEK).days()).isEqualTo(found.days());
    }

    @Test
    void too_few_decisions_in_a_row_say_nothing() {
        int nadia = fixture.aModerator().moderatorId();
        for (int i = 0; i < 5; i++) {
            decided(opened(at(3, 9, 0)), nadia, at(2, 9, 20 * i), "{}", "{sante}");
        }
        assertThat(figures.of(Period.WEEK).pace()).isNull();
    }

    @Test
    void scrutins_that_follow_a_merge_are_no_decisions() {
        var nadia = fixture.aModerator();
        var name = "Chiffre " + nadia.moderatorId();
        var theme = ((ThemeEditResult.Done) edits.create(new ThemeDraft(name, name, "", "", "Vu."), nadia)).theme();
        for (int i = 0; i < 3; i++) {
            themes.classify(fixture.aScrutin(), List.of(theme.theme().slug()), nadia, null);
        }
        int into = themes.bySlug("sante").orElseThrow().id();
        fates.merge(theme.theme().id(), 1, into, nadia, "Doublon.");

        assertThat(fixture.number("select count(*) from classification")).isEqualTo(6);
        assertThat(figures.of(Period.WEEK).decisions()).isEqualTo(3);
        assertThat(figures.of(Period.WEEK).waiting()).isZero();
    }

    @Test
    void the_page_shows_each_figure_as_a_plot_and_as_a_table() {
        int nadia = fixture.aModerator().moderatorId();
        for (int i = 0; i < 12; i++) {
            decided(opened(at(3, 9, 0)), nadia, at(2, 9, 20 * i), "{}", "{sante}");
        }
        opened(at(1, 9, 0));
        var browser = new Browser(server.getURI());
        browser.enter(team.a(Role.READER));

        var page = browser.get("/moderation/chiffres?jours=7").body();

        assertThat(Pattern.compile("<rect class=\"day\"")
                        .matcher(page)
                        .results()
                        .count())
                .isEqualTo(21);
        assertThat(Pattern.compile("<tr><th scope=\"row\">")
                        .matcher(page)
                        .results()
                        .count())
                .isEqualTo(21);
        assertThat(page)
                .contains("<title id=\"t-waiting\">Scrutins à classer à la fin de chaque jour")
                .contains("<dd>12 <small>")
                .contains("20 secondes, sur 11")
                .contains("1 jour, sur 12".replace("1 jour", "24 heures").replace("24 heures", "1 jour"))
                .doesNotContain("@voix.example, sur", "NaN", "null");
        assertThat(browser.get("/en/moderation/chiffres").body())
                .contains("Votes to sort")
                .contains("30 days");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "8", "x", "-7", "99999999999"})
    void a_period_that_is_none_is_refused(String days) {
        var browser = new Browser(server.getURI());
        browser.enter(team.a(Role.READER));
        assertThat(browser.get("/moderation/chiffres?jours=" + days).statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_hundred_thousand_decisions_are_counted_in_no_time() {
        int nadia = fixture.aModerator().moderatorId();
        var scrutin = opened(at(80, 9, 0));
        fixture.run("""
                insert into classification (scrutin_uid, moderator_id, decided_at, themes_before, themes_after)
                select ?, ?, now() - n * interval '1 minute', '{sante}', '{justice}'
                from generate_series(1, 100000) n""", scrutin, nadia);
        fixture.run("analyze classification");
        figures.of(Period.QUARTER);
        long started = System.nanoTime();
        var found = figures.of(Period.QUARTER);
        var took = Duration.ofNanos(System.nanoTime() - started);
        LoggerFactory.getLogger(FiguresTest.class).info("100,000 decisions counted in {} ms", took.toMillis());
        assertThat(found.decisions()).isGreaterThan(99_000);
        assertThat(took).isLessThan(Duration.ofSeconds(5));
    }
}
