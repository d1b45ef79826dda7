package fr.voix.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import fr.voix.account.AuthenticatorApp;
import fr.voix.account.Role;
import fr.voix.account.SignedIn;
import fr.voix.account.Team;
import fr.voix.browser.Chromium;
import fr.voix.theme.ScrutinFixture;
import fr.voix.theme.Theme;
import fr.voix.theme.ThemeService;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The back office in a real browser; pictures of it are left in {@code target/screenshots}. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskBrowserTest {

    private static final Path PICTURES = Path.of("target", "screenshots");

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    ThemeService themes;

    @Inject
    ScrutinFixture fixture;

    private Chromium chromium;

    @BeforeAll
    void startChromium() {
        chromium = Chromium.start();
    }

    @AfterAll
    void stopChromium() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private Page page(int width, ColorScheme scheme, boolean javaScript) {
        return chromium.visitor(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setColorScheme(scheme)
                        .setJavaScriptEnabled(javaScript))
                .newPage();
    }

    private String address(String path) {
        return "http://localhost:" + server.getPort() + path;
    }

    private void signIn(Page page, String email) {
        SignedIn.in(page, address(""), email);
    }

    @Test
    void from_the_invitation_to_a_published_theme_by_keyboard_alone() {
        var scrutin = fixture.aScrutin(70, LocalDate.of(2026, 1, 6));
        var email = Team.newAddress();
        var token = team.invited(email, Role.MODERATOR);
        var page = page(1280, ColorScheme.LIGHT, true);

        page.navigate(address(Team.invitationPath(token)));
        page.locator("#password").focus();
        page.keyboard().type(Team.PASSWORD);
        page.keyboard().press("Tab");
        page.keyboard().type(Team.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL("**/connexion?apres=invitation");
        page.getByLabel("Adresse électronique").focus();
        page.keyboard().type(email);
        page.keyboard().press("Tab");
        page.keyboard().type(Team.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL("**/compte/second-facteur");
        var app = AuthenticatorApp.of(page.locator("code.secret").textContent());
        page.getByLabel("Code à six chiffres").focus();
        page.keyboard().type(app.code(Instant.now()));
        page.keyboard().press("Enter");
        page.locator("ol.codes").waitFor();
        page.locator("a.btn").focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/moderation");

        page.locator(".queue a").first().focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/scrutins/" + scrutin);
        page.getByLabel("Justice", new Page.GetByLabelOptions().setExact(true)).focus();
        page.keyboard().press("Space");
        page.getByLabel("Sécurité", new Page.GetByLabelOptions().setExact(true)).focus();
        page.keyboard().press("Space");
        page.keyboard().press("Tab");
        page.keyboard().press("Space");
        page.getByLabel("Note au journal").focus();
        page.keyboard().type("Lu et relu.");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.waitForURL("**classe=" + scrutin + "*");

        assertThat(page.locator("[role=status]").textContent()).contains("est publié sous");
        assertThat(themes.of(scrutin)).extracting(Theme::slug).containsExactly("securite", "justice");
        page.close();
    }

    @Test
    void it_works_without_javascript() {
        var scrutin = fixture.aScrutin(60, LocalDate.of(2026, 1, 6));
        var page = page(390, ColorScheme.LIGHT, false);
        signIn(page, team.a(Role.MODERATOR));

        page.navigate(address("/moderation/scrutins/" + scrutin));
        page.getByLabel("Énergie", new Page.GetByLabelOptions().setExact(true)).check();
        page.locator("button", new Page.LocatorOptions().setHasText("Publier")).click();
        page.waitForURL("**classe=" + scrutin + "*");

        assertThat(themes.of(scrutin)).extracting(Theme::slug).containsExactly("energie");
        page.close();
    }

    @Test
    void no_page_has_an_accessibility_fault_or_scrolls_sideways() throws Exception {
        Files.createDirectories(PICTURES);
        var decided = fixture.aScrutin(3, LocalDate.of(2026, 1, 6));
        var email = team.a(Role.ADMINISTRATOR);
        var waiting = fixture.aScrutin(12_847, LocalDate.of(2026, 1, 6));
        themes.classify(decided, List.of("justice", "sante"), fixture.aModerator(), "Note.");
        var invitation = Team.invitationPath(team.invited(Team.newAddress(), Role.READER));
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : new int[] {1280, 390, 320}) {
                var page = page(width, scheme, true);
                check(page, "connexion", "/moderation/connexion");
                check(page, "invitation", invitation);
                check(page, "invitation-perdue", Team.invitationPath("x"));
                signIn(page, email);
                check(page, "file", "/moderation");
                check(page, "bureau", "/moderation/scrutins/" + waiting);
                check(page, "bureau-classe", "/en/moderation/scrutins/" + decided);
                page.locator("main form button").click();
                page.navigate(address("/moderation/scrutins/" + waiting));
                page.locator("main form button").click();
                inspect(page, "bureau-refus");
                page.close();
            }
        }
    }

    private void check(Page page, String name, String path) {
        page.navigate(address(path));
        inspect(page, name);
    }

    private static void inspect(Page page, String name) {
        var size = page.viewportSize();
        var scheme = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
                        .equals(true)
                ? "sombre"
                : "clair";
        var picture = "moderation-%s-%d-%s.png".formatted(name, size.width, scheme);
        page.screenshot(
                new Page.ScreenshotOptions().setPath(PICTURES.resolve(picture)).setFullPage(true));
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("%s fits", picture)
                .isEqualTo(true);
        assertThat(Chromium.violations(page)).as(picture).isEmpty();
    }
}
