package fr.voix.desk.queue;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.audit.AuditService;
import fr.voix.base.guard.RawHttp;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.Browser;
import fr.voix.theme.theme.DescribedTheme;
import fr.voix.theme.theme.DescribedThemeService;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.theme.theme.ThemeService;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the forms of the themes refuse, and to whom. */
@MicronautTest(transactional = false)
class ThemeRefusalTest {

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
        browser = new Browser(server.getURI());
        browser.enter(team.a(Role.MODERATOR));
        csrf = Browser.csrf(browser.get("/moderation/themes"));
    }

    private static String newName() {
        return "Forme " + NAMES.incrementAndGet();
    }

    private HttpResponse<String> create(String name) {
        return browser.post(
                "/moderation/themes",
                "csrf",
                csrf,
                "libelle",
                name,
                "libelleEn",
                name + " (en)",
                "description",
                "Décrit.",
                "descriptionEn",
                "Described.",
                "reason",
                "Utile.");
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

    @ParameterizedTest
    @ValueSource(strings = {"", "/{id}", "/{id}/place", "/{id}/fusion", "/{id}/retrait", "/{id}/retablissement"})
    void every_act_wants_the_token_of_the_session_and_a_form_that_can_be_read(String route) throws Exception {
        var theme = aTheme();
        var path =
                "/moderation/themes" + route.replace("{id}", "" + theme.theme().id());
        var colleague = new Browser(server.getURI());
        colleague.enter(team.a(Role.MODERATOR));
        long acts = fixture.number("select count(*) from audit_entry where act like 'theme-%'");

        for (var token : List.of("", "x", Browser.csrf(colleague.get("/moderation/themes")))) {
            assertThat(browser.post(
                                    path,
                                    "csrf",
                                    token,
                                    "version",
                                    "1",
                                    "libelle",
                                    newName(),
                                    "libelleEn",
                                    newName(),
                                    "place",
                                    "1",
                                    "direction",
                                    "up",
                                    "into",
                                    "1",
                                    "reason",
                                    "Vu.")
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(browser.post(path, "csrf", csrf, "version", "x", "place", "x")
                        .statusCode())
                .isEqualTo(400);
        assertThat(raw(path, "https://ailleurs.example", "csrf=" + csrf)).startsWith("HTTP/1.1 403");
        assertThat(raw(path, browser.origin(), "reason=" + "x".repeat(66_000))).startsWith("HTTP/1.1 413");
        assertThat(raw(path, browser.origin(), "csrf=%zz&version=%")).startsWith("HTTP/1.1 400");
        assertThat(fixture.number("select count(*) from audit_entry where act like 'theme-%'"))
                .isEqualTo(acts);
    }

    private String raw(String path, String origin, String body) throws Exception {
        return RawHttp.send(
                server.getPort(),
                "POST " + path + " HTTP/1.1\r\nHost: localhost:" + server.getPort()
                        + "\r\nConnection: close\r\nAccept: text/html\r\nOrigin: " + origin
                        + "\r\nCookie: __Host-voix-mod=" + browser.cookie()
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body);
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
        assertThat(browser.post("/moderation/themes/999999", "csrf", csrf, "version", "1")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_reader_sees_the_themes_and_no_button() {
        var theme = aTheme();
        var reader = new Browser(server.getURI());
        reader.enter(team.a(Role.READER));

        assertThat(reader.get("/moderation/themes").body()).doesNotContain("name=\"direction\"", "/nouveau");
        var page = reader.get(address(theme)).body();
        assertThat(page).containsPattern("<fieldset[^>]* disabled>").doesNotContain("/fusion", "name=\"reason\"");
        assertThat(page).doesNotContain("<button class=\"btn");
    }
}
