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

    @BeforeEach
    void oneIsFollowedMost() {
        sql.run("update urn set is_open = false");
        sql.run("update publication set is_open = false");
        asking("Supprimer l’article 1", 9_000);
    }

    @Test
    void an_empty_section_is_not_shown_and_nothing_says_that_nobody_voted() {
        assertThat(page())
                .contains("Supprimer l’article 1<", "Votre code postal")
                .doesNotContain("autre question", "Pétitions à signer", "thèmes</b>", "Aucune voix");
        sql.run("update urn set is_open = false");
        sql.run("update publication set is_open = false");
        assertThat(page()).doesNotContain("Êtes-vous d’accord").contains("Votre code postal");
    }

    @Test
    void the_busiest_one_is_asked_at_once_and_its_ballots_lead_to_those_of_its_page() {
        asking("Supprimer l’article 2", 0);
        assertThat(section("Êtes-vous d’accord"))
                .contains("Supprimer l’article 1<", "9\u202f000\u00a0voix", "échantillon non représentatif")
                .containsPattern("href=\"/17/amendements/[A-Z0-9/_]+#voter-contre\"");
        assertThat(section("Une autre question"))
                .contains("Supprimer l’article 2")
                .doesNotContain("Supprimer l’article 1<");
        assertThat(page()).containsOnlyOnce("non représentatif");
    }

    @Test
    void what_says_what_it_asks_comes_before_what_says_its_place_alone() {
        var place = sql.aScrutin(10_000, OLD);
        sql.run("update amendement set title = null where uid = ?", place);
        assertThat(section("Êtes-vous d’accord")).contains("Supprimer l’article 1<");
        assertThat(section("Une autre question")).contains("10\u202f000\u00a0voix");
    }

    @Test
    void of_those_without_votes_what_says_what_it_asks_comes_first_and_six_are_enough() {
        asking("Supprimer l’article 13", 0);
        for (int i = 0; i < HomeView.FOUND; i++) {
            sql.aScrutin(0, OLD);
        }
        assertThat(section("Cinq autres questions")).contains("Supprimer l’article 13");
    }

    @Test
    void a_title_for_which_a_phone_has_no_room_gives_way_to_the_next() {
        var words = " mot".repeat(125);
        asking("Supprimer l’article 1901" + words, 8_000);
        asking("Supprimer l’article 1902" + words, 7_000);
        asking("Supprimer l’article 1903", 6_000);
        assertThat(section("Deux autres questions"))
                .contains("article 1901", "article 1903")
                .doesNotContain("article 1902");
    }

    @Test
    void five_of_one_place_are_not_five_questions_while_there_are_others() {
        for (int i = 0; i < 6; i++) {
            asking("Supprimer l’article 3" + i, 60);
        }
        sql.run(
                "update amendement set division_titre = 'Article 40' where uid = ?",
                asking("Supprimer l’article 40", 5));
        assertThat(section("Cinq autres questions")).contains("Supprimer l’article 40");
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
                        select string_agg(a.uid, ' ' order by u.pour_0 desc, coalesce(a.title ->> 'sums', '') like 'Supprimer %' desc,
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
    void identical_amendements_are_one_entry_and_nothing_stands_twice() {
        asking("Supprimer l’article 10", 5);
        asking("Supprimer l’article 10", 4);
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
        var uids = Stream.generate(() -> asking("Supprimer l’article 14", 100)).limit(15);
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
                "update amendement set title = jsonb_build_object('sums', cast(? as text), 'text', 'x') where uid = ?",
                title,
                uid);
        return uid;
    }

    private String page() {
        return new String(home.page(Language.FR), StandardCharsets.UTF_8);
    }

    private String section(String title) {
        var sections = List.of(page().split("<section"));
        return sections.stream().filter(one -> one.contains(title)).findFirst().orElse("");
    }
}
