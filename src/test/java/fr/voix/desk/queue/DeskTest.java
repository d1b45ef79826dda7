package fr.voix.desk.queue;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.Browser;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.theme.theme.Theme;
import fr.voix.theme.theme.ThemeService;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class DeskTest {

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    ThemeService themes;

    @Inject
    ScrutinFixture fixture;

    private Browser browser;
    private String email;
    private String scrutin;
    private String address;

    @BeforeEach
    void aModeratorBeforeAnEmptyQueueAndOneScrutin() {
        fixture.run(
                "delete from scrutin s where not exists (select from classification c where c.scrutin_uid = s.uid)");
        browser = new Browser(server.getURI());
        email = team.a(Role.MODERATOR);
        browser.enter(email);
        scrutin = fixture.aScrutin(5, LocalDate.of(2026, 1, 6));
        address = "/moderation/scrutins/" + scrutin;
    }

    private HttpResponse<String> publish(Browser by, HttpResponse<String> page, String... fields) {
        var all = new ArrayList<>(List.of("csrf=" + Browser.csrf(page), "version=" + Browser.version(page)));
        all.addAll(List.of(fields));
        return by.post(address, all.toArray(String[]::new));
    }

    @Test
    void a_published_decision_is_public_at_once_and_recorded() {
        var page = browser.get(address);
        assertThat(page.body())
                .contains("<p>Un coup d’arrêt.</p>")
                .contains("<b>alinéa</b>")
                .contains("Police nationale")
                .contains("−8\u202f000\u202f000");

        var sent = publish(browser, page, "theme=justice", "theme=securite", "main=securite", "reason=Test.");

        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.headers().firstValue("location")).contains("/moderation/file?classe=" + scrutin);
        assertThat(themes.of(scrutin)).extracting(Theme::slug).containsExactly("securite", "justice");
        assertThat(browser.getJson("/api/v1/themes").body())
                .contains("\"slug\":\"justice\",\"libelle\":\"Justice\",\"scrutins\":1");
        assertThat(browser.get(sent.headers().firstValue("location").orElseThrow())
                        .body())
                .contains("est publié sous\u202f: Sécurité, Justice.")
                .contains(address)
                .contains("Aucun scrutin n’attend");
        assertThat(browser.get(address).body())
                .contains(email)
                .contains("a classé sous «\u202fSécurité, Justice\u202f»")
                .contains("Test.")
                .contains("Publié sous\u202f: Sécurité, Justice.");
    }

    @Test
    void one_ticked_box_is_enough_and_is_the_main_theme() {
        assertThat(publish(browser, browser.get(address), "theme=sante").statusCode())
                .isEqualTo(303);
        assertThat(themes.of(scrutin)).extracting(Theme::slug).containsExactly("sante");
    }

    @Test
    void no_form_overwrites_a_decision_unseen() {
        var page = browser.get(address);
        publish(browser, page, "theme=sante");
        var forced = browser.submit(address, "version=-1", "theme=justice");
        assertThat(forced.statusCode()).isEqualTo(400);
        assertThat(themes.of(scrutin)).extracting(Theme::slug).containsExactly("sante");
    }

    @Test
    void an_erased_amendement_waits_for_nobody() {
        fixture.run("update amendement set sort = 'EFFACE' where uid = ?", scrutin);
        assertThat(browser.get("/moderation/file").body())
                .doesNotContain(address)
                .contains("Aucun scrutin n’attend");
        assertThat(browser.get(address).statusCode()).isEqualTo(404);
    }

    @Test
    void a_refused_decision_loses_nothing_that_was_typed() {
        var refused = publish(
                browser,
                browser.get(address),
                "theme=justice",
                "theme=securite",
                "theme=energie",
                "theme=sante",
                "theme=numerique",
                "main=energie",
                "reason=Ma <note>");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Quatre thèmes au plus").contains("Ma &lt;note");
        assertThat(ticked(refused)).containsExactlyInAnyOrder("justice", "securite", "energie", "sante", "numerique");
        assertThat(refused.body()).containsPattern("name=\"main\" value=\"energie\" checked");
        assertThat(themes.of(scrutin)).isEmpty();

        assertThat(publish(browser, browser.get(address)).body()).contains("Cochez au moins un thème.");
        assertThat(publish(browser, browser.get(address), "theme=astrologie").statusCode())
                .isEqualTo(422);
        assertThat(publish(browser, browser.get(address), "theme=justice", "theme=justice")
                        .statusCode())
                .isEqualTo(422);
        assertThat(publish(browser, browser.get(address), "theme=justice", "reason=" + "x".repeat(2001))
                        .statusCode())
                .isEqualTo(422);
    }

    private static List<String> ticked(HttpResponse<String> page) {
        return Pattern.compile("name=\"theme\" value=\"([^\"]+)\" checked")
                .matcher(page.body())
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void two_moderators_collide_and_nothing_is_lost() {
        var colleague = Browser.of(server, team.a(Role.MODERATOR));
        var mine = browser.get(address);
        var theirs = colleague.get(address);

        assertThat(publish(colleague, theirs, "theme=justice").statusCode()).isEqualTo(303);
        var late = publish(browser, mine, "theme=sante", "reason=mon avis");

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Quelqu’un a classé ce scrutin").contains("mon avis");
        assertThat(ticked(late)).containsExactly("sante");
        assertThat(themes.of(scrutin)).extracting(Theme::slug).containsExactly("justice");

        assertThat(publish(browser, late, "theme=sante", "reason=mon avis").statusCode())
                .isEqualTo(303);
        assertThat(themes.history(scrutin)).hasSize(2);
    }

    @Test
    void looking_changes_nothing() {
        long before = fixture.number("select count(*) from classification");

        browser.get("/moderation/file");
        browser.get(address);
        browser.get(address + "?theme=justice&csrf=" + Browser.csrf(browser.get(address)));

        assertThat(fixture.number("select count(*) from classification")).isEqualTo(before);
        assertThat(themes.of(scrutin)).isEmpty();
    }

    @Test
    void the_most_voted_come_first_then_the_newest_page_by_page() {
        var expected = new ArrayList<String>();
        for (int votes = 40; votes > 10; votes -= 2) {
            expected.add(fixture.aScrutin(votes, LocalDate.of(2026, 1, 9)));
            expected.add(fixture.aScrutin(votes, LocalDate.of(2026, 1, 8)));
        }
        var untouched = fixture.aScrutin(0, null);
        expected.add(scrutin);
        expected.add(untouched);

        var found = new ArrayList<String>();
        var next = "/moderation/file";
        while (next != null) {
            var page = browser.get(next);
            Pattern.compile("<li>(?:<input[^>]*>)?<a href=\"/moderation/scrutins/([^\"?]+)")
                    .matcher(page.body())
                    .results()
                    .forEach(match -> found.add(match.group(1)));
            var link = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"").matcher(page.body());
            next = link.find() ? link.group(1) : null;
        }

        assertThat(found).containsExactlyElementsOf(expected);
        assertThat(browser.get("/moderation/file").body())
                .contains("32 scrutins, le plus ancien attend depuis 2 jours");
    }

    @Test
    void after_a_decision_comes_the_next_scrutin_of_the_queue() {
        var lower = fixture.aScrutin(1, LocalDate.of(2026, 1, 6));
        var higher = fixture.aScrutin(9, LocalDate.of(2026, 1, 6));

        var first = publish(browser, browser.get(address), "theme=sante");
        assertThat(first.headers().firstValue("location"))
                .contains("/moderation/scrutins/" + lower + "?classe=" + scrutin);

        address = "/moderation/scrutins/" + lower;
        var last = publish(browser, browser.get(address), "theme=sante");
        assertThat(last.headers().firstValue("location"))
                .contains("/moderation/scrutins/" + higher + "?classe=" + lower);
    }

    @Test
    void the_back_office_speaks_english_too() {
        var page = browser.get("/en" + address);

        assertThat(page.body())
                .contains("<html lang=\"en\">")
                .contains("Health")
                .contains("Explanatory statement")
                .contains("href=\"" + address + "\" hreflang=\"fr\"");
        assertThat(publish(browser, page, "theme=sante").statusCode()).isEqualTo(303);
        assertThat(browser.get("/en/moderation/file").body()).contains("No vote is waiting");
    }

    @Test
    void what_does_not_exist_is_not_found() {
        assertThat(browser.get("/moderation/scrutins/unknown").statusCode()).isEqualTo(404);
        assertThat(browser.get("/moderation/nowhere").statusCode()).isEqualTo(404);
        var csrf = Browser.csrf(browser.get(address));
        assertThat(browser.submit("/moderation/scrutins/unknown", "version=0", "theme=sante")
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.submit(address, "version=x", "theme=sante").statusCode())
                .isEqualTo(400);
        assertThat(browser.submit(address, "theme=sante").statusCode()).isEqualTo(400);
        assertThat(browser.get("/moderation/file?apres=unknown").statusCode()).isEqualTo(200);
    }
}
