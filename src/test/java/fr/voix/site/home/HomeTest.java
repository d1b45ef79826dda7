package fr.voix.site.home;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.parliament.amendement.AmendementCriteria;
import fr.voix.site.amendement.AmendementListService;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the first page puts forward, and why. */
@MicronautTest(transactional = false)
@Property(name = "voix.home.kept", value = "0s")
class HomeTest {

    private static final LocalDate OLD = LocalDate.of(2020, 1, 6);

    @Inject
    HomeView home;

    @Inject
    AmendementListService lists;

    @Inject
    ScrutinFixture sql;

    @Inject
    Clock clock;

    @BeforeEach
    void oneIsFollowedMost() {
        sql.run("update urn set is_open = false");
        sql.run("update publication set is_open = false");
        asking("Supprimer l’article 1", 9_000);
    }

    @Test
    void an_empty_section_is_not_shown_and_no_row_says_that_nobody_voted() {
        asking("Supprimer l’article 2", 0);
        assertThat(page()).doesNotContain("sept derniers jours", "depuis hier", "disputés", "par thème", "Aucune voix");
        assertThat(section("Scrutins ouverts"))
                .contains("Supprimer l’article 2")
                .doesNotContain("Supprimer l’article 1<");
    }

    @Test
    void of_those_without_votes_what_says_what_it_asks_comes_first() {
        asking("Supprimer l’article 13", 0);
        for (int i = 0; i < HomeChoice.ASKED; i++) {
            sql.aScrutin(0, OLD);
        }
        assertThat(section("Scrutins ouverts")).contains("Supprimer l’article 13");
    }

    /** They are found in three parts, of which only as much is looked at as has a place. */
    @Test
    void whatever_number_of_open_ones_is_asked_for_they_come_in_one_order() {
        asking("Supprimer l’article 15", 3);
        sql.aScrutin(3, OLD.plusDays(1));
        asking("Supprimer l’article 16", 0);
        sql.aScrutin(0, OLD.plusDays(2));
        sql.run("update amendement set depose_on = null where uid = ?", asking("Supprimer l’article 17", 0));
        sql.run("update amendement set is_hidden = true where uid = ?", asking("Supprimer l’article 18", 0));
        String uids = sql.text("""
                        select string_agg(a.uid, ' ' order by u.pour_0 desc, coalesce(a.title ->> 'text', '') like 'Supprimer %' desc,
                            a.depose_on desc nulls last, a.uid desc)
                        from amendement a join scrutin s using (uid) join urn u using (urn_id)
                        where a.is_shown and u.is_open""");
        List<String> all = List.of(uids.split(" "));
        assertThat(all).hasSizeGreaterThan(5);
        for (int size = 1; size <= all.size() + 1; size++) {
            assertThat(lists.busiest(size)).isEqualTo(all.subList(0, Math.min(size, all.size())));
        }
    }

    @Test
    void what_is_decided_this_week_is_said_as_long_as_it_is_this_week() {
        var fresh = asking("Supprimer l’article 3", 0);
        var old = asking("Supprimer l’article 4", 0);
        sql.run("update amendement set sort_at = ? where uid = ?", before(Duration.ofDays(2)), fresh);
        sql.run("update amendement set sort_at = ? where uid = ?", before(Duration.ofDays(300)), old);
        assertThat(section("Décidé à l’Assemblée ces sept derniers jours"))
                .contains("Supprimer l’article 3")
                .doesNotContain("Supprimer l’article 4");
    }

    @Test
    void what_is_voted_on_now_comes_before_what_was_voted_on_once() {
        var now = asking("Supprimer l’article 5", 40);
        var once = asking("Supprimer l’article 6", 400);
        history(once, Duration.ofDays(3), 400);
        history(now, Duration.ofHours(2), 40);
        assertThat(section("Les plus votés depuis hier"))
                .contains("Supprimer l’article 5")
                .doesNotContain("Supprimer l’article 6");
    }

    @Test
    void a_close_result_among_many_is_contested_and_one_among_few_is_not() {
        against(asking("Supprimer l’article 7", 31), 29);
        against(asking("Supprimer l’article 8", 3), 3);
        against(asking("Supprimer l’article 9", 90), 29);
        assertThat(section("Les plus disputés"))
                .contains("Supprimer l’article 7")
                .doesNotContain("Supprimer l’article 8", "Supprimer l’article 9");
    }

    @Test
    void identical_amendements_are_one_entry_and_nothing_stands_twice() {
        var one = asking("Supprimer l’article 10", 5);
        asking("Supprimer l’article 10", 4);
        history(one, Duration.ofHours(1), 5);
        assertThat(Pattern.compile("Supprimer l’article 10<").matcher(page()).results())
                .hasSize(1);
    }

    @Test
    void identical_amendements_are_one_entry_whatever_their_titles() {
        var one = asking("Supprimer l’article 12", 5);
        var other = asking("Renoncer à l’article 12", 4);
        sql.run(
                "update amendement set discussion_identique = 'ID12', examen_ref = 'EXANR5L17' where uid in (?, ?)",
                one,
                other);
        assertThat(page()).contains("Supprimer l’article 12").doesNotContain("Renoncer à l’article 12");
        var list =
                lists.slice(AmendementCriteria.of(null, Map.of(), "votes", null).orElseThrow(), Language.FR);
        var line = list.items().stream()
                .filter(item -> item.gist().text().equals("Supprimer l’article 12"))
                .findFirst()
                .orElseThrow();
        assertThat(line.identical()).hasSize(1);
        assertThat(list.items()).extracting(item -> item.gist().text()).doesNotContain("Renoncer à l’article 12");
    }

    @Test
    void of_many_identical_amendements_twelve_are_named_and_the_others_counted() {
        var uids = Stream.generate(() -> asking("Supprimer l’article 14", 1)).limit(15);
        sql.run(
                "update amendement set discussion_identique = 'ID14', examen_ref = 'EXANR5L17' where uid = any(?)",
                (Object) uids.toArray(String[]::new));
        var list =
                lists.slice(AmendementCriteria.of(null, Map.of(), "votes", null).orElseThrow(), Language.FR);
        var line = list.items().stream()
                .filter(item -> item.gist().text().equals("Supprimer l’article 14"))
                .findFirst()
                .orElseThrow();
        assertThat(line.identical()).hasSize(13);
        assertThat(line.identical().getLast()).isEqualTo(new Link("et 2\u00a0autres", null));
    }

    private String asking(String title, long votes) {
        var uid = sql.aScrutin(votes, OLD);
        sql.run(
                "update amendement set title = jsonb_build_object('text', ?, 'origin', 'DISPOSITIF') where uid = ?",
                title,
                uid);
        return uid;
    }

    private void against(String uid, long votes) {
        sql.run("update urn set contre_0 = ? where uid = ?", votes, uid);
    }

    private void history(String uid, Duration ago, long votes) {
        sql.run(
                "insert into tally_history (urn_id, hour, size, pour, contre, abstention)"
                        + " select urn_id, date_trunc('hour', ?::timestamptz), ?, ?, 0, 0 from scrutin where uid = ?",
                before(ago),
                votes,
                votes,
                uid);
    }

    private Timestamp before(Duration ago) {
        return Timestamp.from(clock.instant().minus(ago));
    }

    private String page() {
        return new String(home.page(Language.FR), StandardCharsets.UTF_8);
    }

    private String section(String title) {
        var sections = List.of(page().split("<section"));
        return sections.stream().filter(one -> one.contains(title)).findFirst().orElse("");
    }
}
