package fr.voix.desk.queue;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.QueryCount;
import fr.voix.base.audit.Actor;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.Browser;
import fr.voix.desk.page.WaitingCount;
import fr.voix.desk.page.WaitingCount.Waiting;
import fr.voix.petition.petition.PetitionFixture;
import fr.voix.theme.summary.SummaryService;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.theme.theme.ThemeService;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.log.UrnStopping;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Orders, filter and counts of the queue, and how they follow through the work. */
@MicronautTest(transactional = false)
@Isolated("counts the queries of the whole process")
class QueueTest {

    private static final LocalDate EARLY = LocalDate.of(2026, 1, 6);
    private static final LocalDate LATE = LocalDate.of(2026, 2, 6);

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    ScrutinFixture fixture;

    @Inject
    PetitionFixture petitions;

    @Inject
    Collection<WaitingCount> counts;

    @Inject
    UrnStopping stops;

    @Inject
    SummaryService summaries;

    @Inject
    ThemeService themes;

    private Browser browser;
    private String voted;
    private String newest;
    private String other;

    @BeforeEach
    void threeScrutinsWait() {
        fixture.run("delete from suggested_scrutin");
        fixture.run("delete from summary");
        fixture.run(
                "delete from scrutin s where not exists (select from classification c where c.scrutin_uid = s.uid)");
        fixture.emptyQueue();
        voted = fixture.aScrutin(9, EARLY);
        newest = fixture.aScrutin(1, LATE);
        other = fixture.aScrutin(5, EARLY);
        set(voted, "PRJLANR5L17B2247", "Sécurités", "GROUPE1");
        set(newest, "PRJLANR5L17B2247", "Culture", "GROUPE2");
        set(other, "PIONANR5L17B0001", null, "GROUPE1");
        fixture.run(
                "insert into groupe (uid, slug, libelle, sigle, fingerprint) values ('GROUPE1', 'g1', 'Groupe un', 'G1', '')"
                        + " on conflict do nothing");
        browser = Browser.of(server, team.a(Role.MODERATOR));
    }

    private void set(String uid, String texte, String mission, String groupe) {
        fixture.run(
                "update amendement set texte_uid = ?, mission_libelle = ?, groupe_uid = ?,"
                        + " search = to_tsvector('pg_catalog.french', search_words(numero || ' sur ' || coalesce(?, 'les vélos')))"
                        + " where uid = ?",
                texte,
                mission,
                groupe,
                mission,
                uid);
    }

    private List<String> shown(String path) {
        var page = browser.get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        return Pattern.compile("<li>(?:<input[^>]*>)?<a href=\"/moderation/scrutins/([^\"?]+)")
                .matcher(page.body())
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void each_order_shows_the_same_scrutins_in_its_own_way() {
        assertThat(shown("/moderation/file")).containsExactly(voted, other, newest);
        assertThat(shown("/moderation/file?ordre=recents")).containsExactly(newest, voted, other);
        assertThat(shown("/moderation/file?ordre=texte")).containsExactly(other, voted, newest);
        assertThat(shown("/moderation/file?ordre=mission")).containsExactly(newest, voted, other);
        assertThat(shown("/moderation/file?ordre=nonsense")).containsExactly(voted, other, newest);
    }

    /** Before its leaves were looked at, its row said what nobody voted. */
    @Test
    void a_count_that_is_withheld_is_said_to_be_and_puts_nothing_first() {
        stops.stop(Contradiction.of(voted, "is stopped by a test"));
        stops.sync();
        assertThat(shown("/moderation/file?ordre=votes")).containsExactly(other, newest, voted);
        assertThat(browser.get("/moderation/file").body())
                .contains("décompte retiré", "5 voix")
                .doesNotContain("9 voix");
        assertThat(browser.get("/moderation/scrutins/" + voted).body())
                .contains("décompte retiré")
                .doesNotContain("9 voix", "0 voix");
        assertThat(browser.get("/en/moderation/file").body()).contains("count withheld");
    }

    @Test
    void the_filter_finds_by_word_number_texte_mission_and_groupe() {
        var number = browser.get("/moderation/scrutins/" + other).body();
        var numero = Pattern.compile("data-shown><span[^>]*>[^<]*</span> <small>([^<]+)<")
                .matcher(number)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);

        assertThat(shown("/moderation/file?q=v%C3%A9lo")).containsExactly(other);
        assertThat(shown("/moderation/file?q=" + numero)).containsExactly(other);
        assertThat(shown("/moderation/file?q=" + numero.toLowerCase())).containsExactly(other);
        assertThat(shown("/moderation/file?texte=PIONANR5L17B0001")).containsExactly(other);
        assertThat(shown("/moderation/file?mission=S%C3%A9curit%C3%A9s")).containsExactly(voted);
        assertThat(shown("/moderation/file?groupe=GROUPE1")).containsExactly(voted, other);
        assertThat(shown("/moderation/file?groupe=GROUPE1&q=v%C3%A9lo")).containsExactly(other);
        assertThat(shown("/moderation/file?q=" + numero.substring(0, numero.length() - 1)))
                .as("the beginning of a number")
                .contains(other);
        assertThat(shown("/moderation/file?q=%25")).isEmpty();
        assertThat(shown("/moderation/file?q=le")).isEmpty();
        assertThat(browser.get("/moderation/file?q=rien-de-tel").body()).contains("Rien ne correspond");
    }

    @Test
    void the_filter_finds_by_suggestion_and_summary() {
        fixture.run(
                "insert into suggested_scrutin (scrutin_uid, question_sha256, method, decisions_known, suggested_at)"
                        + " select uid, question_sha256, 'test', 0, now() from scrutin where uid = ?",
                voted);
        fixture.run(
                "insert into theme_suggestion (scrutin_uid, rang, theme_id, strength, reasons, words) select ?, 1, theme_id,"
                        + " 'STRONG', '[{\"kind\":\"SUBJECT\",\"values\":[\"police\"]}]', '{}' from theme where slug = 'securite'",
                voted);
        summaries.write(other, "Donner aux pompiers une prime de feu", null, fixture.aModerator(), 0);

        assertThat(shown("/moderation/file?force=forte")).containsExactly(voted);
        assertThat(shown("/moderation/file?force=aucune")).containsExactly(other, newest);
        assertThat(shown("/moderation/file?resume=sans")).containsExactly(voted, newest);
        assertThat(shown("/moderation/file?resume=attend")).containsExactly(other);
        assertThat(shown("/moderation/file?resume=nonsense")).hasSize(3);
        assertThat(browser.get("/moderation/file?force=forte").body()).contains("Suggestion forte <span");
    }

    @Test
    void counts_are_of_all_and_of_the_filter() {
        var all = browser.get("/moderation/file").body();
        var filtered = browser.get("/moderation/file?groupe=GROUPE1").body();

        assertThat(all)
                .contains("À classer <b class=\"num\">3</b>")
                .contains("3 scrutins")
                .doesNotContain("correspond");
        assertThat(all).contains("Culture (1)").contains("Groupe un (2)");
        assertThat(filtered).contains("À classer <b class=\"num\">3</b>").contains("2 scrutins correspondent");
        assertThat(browser.get("/moderation/scrutins/" + voted).body()).contains("À classer <b class=\"num\">3</b>");
        assertThat(all).contains("<title>(3) À classer");
    }

    @Test
    void what_waits_is_counted_in_the_list_and_beside_the_areas() {
        petitions.aPetition().awaiting().make();
        summaries.write(voted, "Donne des moyens aux clubs de sport des communes.", null, fixture.aModerator(), 0);
        var address = team.a(Role.ADMINISTRATOR);
        var administrator = Browser.of(server, address);
        var reader = new Actor(team.idOf(address), "ADMINISTRATOR");
        var waiting = WaitingCount.waiting(counts, reader, List.of("READER", "MODERATOR", "ADMINISTRATOR"));
        var wanted = waiting.stream().collect(Collectors.toMap(Waiting::path, Waiting::count));
        assertThat(wanted.keySet()).contains("/moderation/file", "/moderation/petitions", "/moderation/relectures");
        wanted.put("/moderation", waiting.stream().mapToLong(Waiting::count).sum());
        wanted.keySet().removeIf(path -> path.contains("?"));
        var menu = Jsoup.parse(administrator.get("/moderation").body()).select(".nav a:has(b.num)");
        assertThat(menu.stream()
                        .collect(Collectors.toMap(
                                entry -> entry.attr("href"),
                                entry -> Long.valueOf(entry.select("b.num").text()))))
                .isEqualTo(wanted);
        assertThat(Jsoup.parse(administrator.get("/moderation/petitions").body())
                        .select(".nav a:has(b.num)")
                        .eachAttr("href"))
                .containsExactly("/moderation/petitions");
        // the same as a list: each kind leads to where it is done, and what does not wait is absent
        var list = Jsoup.parse(administrator.get("/moderation").body()).select(".todo li");
        assertThat(list.eachText())
                .contains("Résumés à approuver 1")
                .anyMatch(row -> row.matches("Scrutins à classer [1-9]"))
                .noneMatch(row -> row.contains("seuil") || row.contains("a changé"));
        assertThat(list.select("a").eachAttr("href")).contains("/moderation/file", "/moderation/relectures");
    }

    @Test
    void a_petition_that_reached_a_threshold_waits_for_its_answer_until_one_is_published() {
        var petition = petitions.aPetition().make();
        var other = petitions.aPetition().make();
        var row = "Pétitions qui ont atteint un seuil, à répondre";
        assertThat(browser.get("/moderation").body()).doesNotContain(row);
        for (var one : List.of(petition, other)) {
            fixture.run(
                    "insert into petition_threshold (urn_id, kind, signatures, size, reached_at)"
                            + " select urn_id, ?, 10, 10, now() from petition where petition_id = ?",
                    one == petition ? "ANSWER" : "PUBLICATION",
                    one.id());
        }

        var due = Jsoup.parse(browser.get("/moderation").body()).select(".todo li:contains(" + row + ")");
        assertThat(due.select("b").text()).isEqualTo("1");
        assertThat(browser.get(due.select("a").attr("href")).body())
                .contains("/moderation/petitions/" + petition.id() + "\"")
                .doesNotContain("/moderation/petitions/" + other.id() + "\"");

        fixture.run(
                "insert into petition_answer (petition_id, kind, author, given_on, text, published_at)"
                        + " values (?, 'ANSWER', 'La ministre', current_date, 'Oui.', now())",
                petition.id());
        assertThat(browser.get("/moderation").body()).doesNotContain(row);
    }

    @Test
    void what_is_classified_is_listed_by_theme_and_again_when_its_text_changes() {
        themes.classify(voted, List.of("securite", "justice"), fixture.aModerator(), null);
        themes.classify(newest, List.of("culture-medias"), fixture.aModerator(), null);
        assertThat(shown("/moderation/file?classement=securite")).containsExactly(voted);
        assertThat(shown("/moderation/file?classement=justice&groupe=GROUPE1")).containsExactly(voted);
        assertThat(shown("/moderation/file?classement=outre-mer")).isEmpty();
        assertThat(shown("/moderation/file?classement=tous&groupe=GROUPE2")).containsExactly(newest);
        assertThat(browser.get("/moderation/file?classement=securite").body())
                .contains("classé\u202f: Sécurité, Justice");

        var row = "Scrutins dont le texte a changé depuis leur classement";
        assertThat(browser.get("/moderation").body()).doesNotContain(row);
        fixture.run("update scrutin set question_sha256 = sha256('new') where uid = ?", voted);
        assertThat(browser.get("/moderation").body()).contains(row);
        assertThat(shown("/moderation/file?classement=relire")).containsExactly(voted);

        // whoever publishes the same themes again has looked at it
        var page = browser.get("/moderation/scrutins/" + voted);
        var version = Long.toString(themes.version(voted));
        browser.submit("/moderation/scrutins/" + voted, "version=" + version, "theme=securite", "theme=justice");
        assertThat(themes.history(voted)).hasSize(2);
        assertThat(browser.get("/moderation").body()).doesNotContain(row);
    }

    @Test
    void order_and_filter_follow_through_skipping_and_publishing() {
        var view = "?ordre=recents&groupe=GROUPE1";
        var page = browser.get("/moderation/scrutins/" + voted + view);
        assertThat(page.body())
                .contains(
                        "formaction=\"/moderation/suivant?ordre=recents&amp;groupe=GROUPE1&amp;apres=" + voted + "\"");
        assertThat(browser.submit("/moderation/suivant" + view + "&apres=" + voted)
                        .headers()
                        .firstValue("location"))
                .contains("/moderation/scrutins/" + other + view);

        var sent = browser.submit("/moderation/scrutins/" + voted + view, "version=0", "theme=sante");

        assertThat(sent.headers().firstValue("location"))
                .contains("/moderation/scrutins/" + other + view + "&classe=" + voted);
    }

    @Test
    void the_desk_shows_what_stands_around_its_scrutin() {
        var page = browser.get("/moderation/scrutins/" + other).body();

        assertThat(page)
                .contains("href=\"/moderation/scrutins/" + newest + "\" data-key=\"j\"")
                .contains("href=\"/moderation/scrutins/" + voted + "\" data-key=\"k\"");
    }

    @Test
    void the_number_of_queries_does_not_grow_with_the_queue() {
        int few = QueryCount.least(() -> browser.get("/moderation/file?ordre=texte&q=sur"));
        int fewOnDesk = QueryCount.least(() -> browser.get("/moderation/scrutins/" + other + "?q=sur"));
        for (int i = 0; i < 40; i++) {
            set(fixture.aScrutin(i, EARLY), "PRJLANR5L17B2247", "Mission " + i, "GROUPE1");
        }

        assertThat(QueryCount.least(() -> browser.get("/moderation/file?ordre=texte&q=sur")))
                .isEqualTo(few);
        assertThat(QueryCount.least(() -> browser.get("/moderation/scrutins/" + other + "?q=sur")))
                .isEqualTo(fewOnDesk);
        int list = QueryCount.least(() -> browser.get("/moderation"));
        System.out.println("Queries: queue " + few + ", desk " + fewOnDesk + ", list of what waits " + list);
        assertThat(few).isBetween(3, 10);
        assertThat(fewOnDesk).isBetween(10, 32);
        assertThat(list).as("each kind is counted once").isLessThan(12);
    }

    @Test
    void a_scrutin_is_named_on_the_desk_as_on_its_page_with_its_number_beside_it() {
        fixture.run(
                "update amendement set title = '{\"sums\":\"Donner aux pompiers une prime\"}' where uid = ?", voted);
        var named = Pattern.compile("<span lang=\"fr\">Donner aux pompiers une prime</span> <small>CF\\d+</small>");

        assertThat(browser.get("/moderation/file").body()).containsPattern(named);
        assertThat(browser.get("/moderation/lot?uid=" + voted).body()).containsPattern(named);
        assertThat(browser.get("/moderation/scrutins/" + voted).body())
                .containsPattern("<h1[^>]* data-shown>" + named)
                .containsPattern("<title>\\(\\d+\\) Donner aux pompiers une prime \\(CF");
        var path = browser.get("/scrutins/" + voted)
                .headers()
                .firstValue("location")
                .orElseThrow();
        assertThat(browser.get(path).body())
                .contains("<h1 class=\"cite\" id=\"titre\"><span lang=\"fr\">Donner aux pompiers une prime</span>");
    }

    @Test
    void what_no_database_takes_is_refused() {
        assertThat(browser.get("/moderation/file?q=%00").statusCode()).isEqualTo(400);
        assertThat(browser.get("/moderation/file?lot=x").statusCode()).isEqualTo(400);
        assertThat(browser.get("/moderation/file?q=" + "a".repeat(3000)).statusCode())
                .isEqualTo(200);
        assertThat(browser.get("/moderation/file?q=%22%28%29%3A*%26%7C%21%27").statusCode())
                .isEqualTo(200);
    }
}
