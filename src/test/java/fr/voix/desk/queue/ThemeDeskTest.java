package fr.voix.desk.queue;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.audit.AuditService;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.Browser;
import fr.voix.theme.theme.DescribedTheme;
import fr.voix.theme.theme.DescribedThemeService;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.theme.theme.Theme;
import fr.voix.theme.theme.ThemeService;
import fr.voix.theme.theme.ThemeState;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looking after the themes, through the forms. */
@MicronautTest(transactional = false)
class ThemeDeskTest {

    private static final AtomicInteger NAMES = new AtomicInteger();

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    ThemeService themes;

    @Inject
    DescribedThemeService described;

    @Inject
    AuditService audit;

    @Inject
    ScrutinFixture fixture;

    private Browser browser;
    private String csrf;

    @BeforeEach
    void aModerator() {
        browser = Browser.of(server, team.a(Role.MODERATOR));
        csrf = Browser.csrf(browser.get("/moderation/themes"));
    }

    private static String newName() {
        return "Forme " + NAMES.incrementAndGet();
    }

    private HttpResponse<String> create(String name) {
        return browser.submit(
                "/moderation/themes",
                "libelle=" + name,
                "libelleEn=" + name + " (en)",
                "description=Décrit.",
                "descriptionEn=Described.",
                "reason=Utile.");
    }

    private DescribedTheme aTheme() {
        var location = create(newName()).headers().firstValue("location").orElseThrow();
        return described
                .byId(Integer.parseInt(location.replaceAll(".*/(\\d+)\\?fait=create", "$1")))
                .orElseThrow();
    }

    private static String address(DescribedTheme theme) {
        return "/moderation/themes/" + theme.theme().id();
    }

    private DescribedTheme now(DescribedTheme theme) {
        return described.byId(theme.theme().id()).orElseThrow();
    }

    @Test
    void a_theme_is_created_by_form_and_offered_at_the_desk() {
        var name = newName();
        var sent = create(name);

        assertThat(sent.statusCode()).isEqualTo(303);
        var page = browser.get(sent.headers().firstValue("location").orElseThrow());
        assertThat(page.body())
                .contains("Le thème est créé.")
                .contains("a créé le thème")
                .contains("Description : Décrit.".replace(" :", "\u202f:"))
                .contains("Utile.");
        assertThat(browser.get("/moderation/themes").body()).contains(name);
        assertThat(browser.get("/moderation/scrutins/" + fixture.aScrutin()).body())
                .contains(">" + name + "</label>");
        assertThat(browser.get("/en/moderation/themes").body())
                .contains(name + " (en)")
                .contains("themes in use");
    }

    @Test
    void a_refused_form_says_where_and_why_and_loses_nothing() {
        var refused = browser.submit(
                "/moderation/themes",
                "libelle=Santé",
                "libelleEn=x",
                "description=<b>" + "d".repeat(500),
                "descriptionEn=",
                "reason= ");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("<a href=\"#libelle\">Un autre thème")
                .contains("<a href=\"#libelleEn\">Le nom anglais a 1 caractères")
                .contains("<a href=\"#description\">La description française a 503 caractères")
                .contains("<a href=\"#reason\">Écrivez le motif")
                .contains("value=\"Santé\"")
                .contains("&lt;b&gt;ddd");
    }

    @Test
    void a_renamed_theme_leads_on_from_its_old_address() {
        var theme = aTheme();
        var name = newName();

        var sent = browser.submit(
                address(theme), "version=1", "libelle=" + name, "libelleEn=" + name + " (en)", "reason=Plus clair.");

        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(now(theme).theme().libelle()).isEqualTo(name);
        assertThat(now(theme).description()).isEmpty();
        assertThat(browser.get(address(theme)).body())
                .contains("Mènent aussi ici\u202f: /themes/" + theme.theme().slug())
                .contains("Nom\u202f: " + theme.theme().libelle() + " → " + name);
        var moved = browser.get("/themes/" + theme.theme().slug());
        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(moved.headers().firstValue("location"))
                .contains("/themes/" + now(theme).theme().slug());
    }

    @Test
    void two_people_at_one_theme_are_told_and_nothing_typed_is_lost() {
        var theme = aTheme();
        var colleague = Browser.of(server, team.a(Role.MODERATOR));
        var theirs = Browser.csrf(colleague.get(address(theme)));
        var name = newName();
        colleague.post(
                address(theme), "csrf=" + theirs, "version=1", "libelle=" + name, "libelleEn=" + name, "reason=Moi.");

        var late = browser.submit(
                address(theme),
                "version=1",
                "libelle=Mon nom",
                "libelleEn=My name",
                "description=Ma description",
                "reason=Mon motif");

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body())
                .contains("Quelqu’un a changé ce thème")
                .contains("«\u202f" + name + "\u202f»")
                .contains("value=\"Mon nom\"", "Ma description", "Mon motif")
                .contains("name=\"version\" value=\"2\"");
        var act = browser.submit(address(theme) + "/retrait", "version=1", "reason=Mon motif");
        assertThat(act.statusCode()).isEqualTo(409);
        assertThat(act.body()).contains("Mon motif").contains("name=\"version\" value=\"2\"");
    }

    @Test
    void the_order_changes_step_by_step() {
        aTheme();
        var theme = aTheme();
        int place = themes.list().size();

        var sent = browser.submit(address(theme) + "/place", "place=" + place, "direction=up");

        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.headers().firstValue("location")).contains("/moderation/themes#theme-" + (place - 1));
        assertThat(themes.list().get(place - 2)).isEqualTo(theme.theme());
        var stale = browser.submit(address(theme) + "/place", "place=" + place, "direction=up");
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("L’ordre a changé pendant que vous lisiez");
        assertThat(audit.of("theme:" + theme.theme().slug())
                        .getFirst()
                        .content()
                        .after())
                .isEqualTo("{\"place\":" + (place - 1) + "}");
    }

    @Test
    void a_merge_shows_its_effect_first_and_can_be_undone() {
        var from = aTheme();
        var into = aTheme();
        var scrutin = fixture.aScrutin();
        themes.classify(scrutin, List.of(from.theme().slug()), fixture.aModerator(), null);
        var ask = address(from) + "/fusion?into=" + into.theme().id();

        assertThat(browser.get(address(from) + "/fusion").body())
                .contains("Voir l’effet")
                .doesNotContain(">Fusionner</button>");
        assertThat(browser.get(ask).body())
                .contains("1 scrutin passe de «\u202f" + from.theme().libelle())
                .contains(">Fusionner</button>");
        assertThat(now(from).state()).isEqualTo(ThemeState.IN_USE);
        var wrong = browser.submit(
                address(from) + "/fusion", "version=1", "into=" + from.theme().id(), "reason=Non.");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Choisissez un autre thème").contains("Non.");

        var sent = browser.submit(
                address(from) + "/fusion", "version=1", "into=" + into.theme().id(), "reason=Doublon.");

        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(themes.of(scrutin)).containsExactly(into.theme());
        assertThat(browser.get("/moderation/scrutins/" + scrutin).body())
                .contains("a fusionné ou rétabli un thème")
                .contains("«\u202f" + from.theme().libelle() + "\u202f» est devenu «\u202f"
                        + into.theme().libelle() + "\u202f»")
                .contains("Doublon.");
        for (var path : List.of("/themes/%s", "/en/themes/%s", "/themes/%s/flux.atom")) {
            var answer = browser.get(path.formatted(from.theme().slug()));
            assertThat(answer.statusCode()).isEqualTo(301);
            assertThat(answer.headers().firstValue("location"))
                    .contains(path.formatted(into.theme().slug()));
        }
        assertThat(browser.getJson("/api/v1/amendements?theme=" + from.theme().slug())
                        .body())
                .contains(scrutin);
        assertThat(browser.getJson("/api/v1/themes").body())
                .doesNotContain("\"" + from.theme().slug() + "\"")
                .contains("\"" + into.theme().slug() + "\"");

        var undo = address(from) + "/retablissement";
        assertThat(browser.get(undo).body()).contains("1 scrutin que personne n’a reclassé depuis revient");
        assertThat(browser.submit(undo, "version=2", "reason=Erreur.").statusCode())
                .isEqualTo(303);
        assertThat(themes.of(scrutin))
                .extracting(Theme::slug)
                .containsExactly(from.theme().slug());
        assertThat(browser.get("/themes/" + from.theme().slug()).statusCode()).isEqualTo(200);
    }

    @Test
    void a_retired_theme_says_so_on_its_page_and_leaves_the_desk() {
        var theme = aTheme();
        var scrutin = fixture.aScrutin();
        themes.classify(scrutin, List.of(theme.theme().slug()), fixture.aModerator(), null);

        assertThat(browser.get(address(theme) + "/retrait").body()).contains("1 scrutin reste sous ce thème");
        assertThat(browser.get(address(theme) + "/retrait/").statusCode()).isIn(200, 404);
        var refused = browser.submit(address(theme) + "/retrait", "version=1");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(browser.submit(address(theme) + "/retrait", "version=1", "reason=Vague.")
                        .statusCode())
                .isEqualTo(303);

        assertThat(browser.get("/themes/" + theme.theme().slug()).body())
                .contains("Ce thème est retiré")
                .contains("CF");
        assertThat(browser.get("/themes").body()).contains(theme.theme().libelle());
        assertThat(browser.get("/moderation/scrutins/" + fixture.aScrutin()).body())
                .doesNotContain(">" + theme.theme().libelle() + "</label>");
        assertThat(browser.getJson("/api/v1/themes").body())
                .containsPattern("\"" + theme.theme().slug() + "\"[^}]*\"state\":\"retired\"");
        assertThat(browser.submit(address(theme) + "/retablissement", "version=2", "reason=Si.")
                        .statusCode())
                .isEqualTo(303);
        assertThat(browser.get("/themes/" + theme.theme().slug()).body()).doesNotContain("Ce thème est retiré");
    }

    @Test
    void looking_changes_nothing_and_what_is_not_there_is_not_found() {
        var theme = aTheme();
        long acts = fixture.number("select count(*) from audit_entry");
        for (var path : List.of("", "/fusion?into=1", "/retrait", "/retablissement", "?fait=merge", "?fait=x")) {
            assertThat(browser.get(address(theme) + path).statusCode()).isIn(200, 303);
        }
        assertThat(fixture.number("select count(*) from audit_entry")).isEqualTo(acts);
        assertThat(now(theme)).isEqualTo(theme);
        assertThat(browser.get("/moderation/themes/999999").statusCode()).isEqualTo(404);
        assertThat(browser.get("/moderation/themes/abc").statusCode()).isIn(400, 404);
        assertThat(browser.get("/moderation/themes/999999/fusion").statusCode()).isEqualTo(404);
        assertThat(browser.submit("/moderation/themes/999999", "version=1").statusCode())
                .isEqualTo(404);
    }
}
