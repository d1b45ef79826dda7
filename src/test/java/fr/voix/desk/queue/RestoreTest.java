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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Decisions are taken back by new ones. */
@MicronautTest(transactional = false)
class RestoreTest {

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    ThemeService themes;

    @Inject
    ScrutinFixture fixture;

    private Browser browser;
    private String first;
    private String second;

    @BeforeEach
    void aModeratorAndTwoScrutins() {
        first = fixture.aScrutin(5, LocalDate.of(2026, 1, 6));
        second = fixture.aScrutin(4, LocalDate.of(2026, 1, 6));
        browser = Browser.of(server, team.a(Role.MODERATOR));
    }

    private static String desk(String uid) {
        return "/moderation/scrutins/" + uid;
    }

    private void publish(Browser by, String uid, String theme) {
        var page = by.get(desk(uid));
        var sent = by.submit(desk(uid), "version=" + Browser.version(page), "theme=" + theme);
        assertThat(sent.statusCode()).isEqualTo(303);
    }

    private HttpResponse<String> undo(Browser by) {
        return by.submit("/moderation/annuler");
    }

    private List<String> slugs(String uid) {
        return themes.of(uid).stream().map(Theme::slug).toList();
    }

    @Test
    void undo_walks_back_through_one_s_own_decisions() {
        publish(browser, first, "sante");
        publish(browser, second, "justice");
        publish(browser, second, "energie");

        assertThat(undo(browser).headers().firstValue("location")).contains(desk(second) + "?annule=" + second);
        assertThat(slugs(second)).containsExactly("justice");
        undo(browser);
        assertThat(slugs(second)).isEmpty();
        assertThat(slugs(first)).containsExactly("sante");
        undo(browser);
        assertThat(slugs(first)).isEmpty();
        assertThat(undo(browser).headers().firstValue("location")).contains("/moderation/file?refus=rien");
        assertThat(themes.history(second)).hasSize(4);
        assertThat(themes.history(first)).hasSize(2);
    }

    @Test
    void what_is_undone_is_unclassified_everywhere_again() {
        publish(browser, first, "numerique");
        var api = "/api/v1/scrutins/" + first;
        assertThat(browser.getJson(api).body()).contains("numerique");
        assertThat(browser.get("/themes/numerique").body()).contains("CF");

        var sent = undo(browser);

        assertThat(browser.getJson(api).body()).contains("\"themes\":[]");
        assertThat(browser.get("/scrutins/" + first).statusCode()).isEqualTo(302);
        var page = browser.get(browser.get("/scrutins/" + first)
                .headers()
                .firstValue("location")
                .orElseThrow());
        // its name stands in the journal of the scrutin alone
        assertThat(page.body()).contains("Ce scrutin n’a pas encore été classé dans des thèmes");
        var notice =
                browser.get(sent.headers().firstValue("location").orElseThrow()).body();
        assertThat(notice).contains("n’est plus classé").contains("a retiré «\u202fNumérique\u202f»");
        assertThat(browser.get("/moderation/file?ordre=recents").body()).contains(desk(first));
        assertThat(fixture.number(
                        "select count(*) from audit_entry where subject = ? and after::json ->> 'themes' = '[]'",
                        "scrutin:" + first))
                .isEqualTo(1);
    }

    @Test
    void any_decision_of_the_history_can_be_put_back() {
        publish(browser, first, "sante");
        publish(browser, first, "justice");
        var page = browser.get(desk(first));
        assertThat(page.body()).contains("Rétablir «\u202fSanté\u202f»").contains("Rétablir «\u202fnon classé\u202f»");
        var oldest = themes.history(first).getLast().id();

        var sent = browser.submit(
                desk(first) + "/retablir", "version=" + Browser.version(page), "decision=" + Long.toString(oldest));

        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(slugs(first)).isEmpty();
        assertThat(themes.history(first)).hasSize(3);
    }

    @Test
    void what_a_colleague_decided_since_is_not_undone() {
        var colleague = Browser.of(server, team.a(Role.MODERATOR));
        publish(browser, first, "sante");
        var page = browser.get(desk(first));
        var decision = Long.toString(themes.history(first).getFirst().id());
        publish(colleague, first, "justice");

        var late =
                browser.submit(desk(first) + "/retablir", "version=" + Browser.version(page), "decision=" + decision);
        assertThat(late.headers().firstValue("location")).contains(desk(first) + "?refus=depasse");
        assertThat(browser.get(desk(first) + "?refus=depasse").body()).contains("Rien n’a été annulé");
        assertThat(undo(browser).headers().firstValue("location")).contains("/moderation/file?refus=rien");
        assertThat(slugs(first)).containsExactly("justice");
    }

    @Test
    void only_a_decision_of_that_scrutin_counts() {
        publish(browser, first, "sante");
        publish(browser, second, "justice");
        var csrf = Browser.csrf(browser.get(desk(first)));
        var foreign = Long.toString(themes.history(second).getFirst().id());
        var version = Long.toString(themes.version(first));

        var sent = browser.submit(desk(first) + "/retablir", "version=" + version, "decision=" + foreign);

        assertThat(sent.headers().firstValue("location")).contains("/moderation/file?refus=rien");
        assertThat(browser.submit(desk(first) + "/retablir", "version=" + version)
                        .statusCode())
                .isEqualTo(400);
        assertThat(browser.submit(desk(first) + "/retablir", "version=x", "decision=1")
                        .statusCode())
                .isEqualTo(400);
        assertThat(slugs(first)).containsExactly("sante");
    }
}
