package fr.voix.desk.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import fr.voix.browser.Look;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.parliament.opendata.SampleImport;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.theme.theme.Theme;
import fr.voix.theme.theme.ThemeService;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The back office in a real browser. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskBrowserTest {

    private static final List<Look> LOOKS = List.of(
            new Look(ColorScheme.LIGHT, 1280),
            new Look(ColorScheme.LIGHT, 320),
            new Look(ColorScheme.DARK, 1280),
            new Look(ColorScheme.DARK, 390));

    /** CF1115 of the sample. */
    private static final String REAL = "AMANR5L17PO59048B2247P0D1N001115";

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    ThemeService themes;

    @Inject
    ScrutinFixture fixture;

    @Inject
    SampleImport sample;

    private DeskBrowser browser;

    @BeforeAll
    void startChromium() {
        sample.load();
        browser = new DeskBrowser(server, team);
    }

    @AfterAll
    void stopChromium() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void from_the_invitation_to_a_published_theme_by_keyboard_alone() {
        var scrutin = fixture.aScrutin(70, LocalDate.of(2026, 1, 6));
        var page = browser.newcomer();

        page.locator(".todo a", new Page.LocatorOptions().setHasText("Scrutins à classer"))
                .focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/moderation/file");
        page.locator(".queue a").first().focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/scrutins/" + scrutin);
        page.getByLabel("Justice", new Page.GetByLabelOptions().setExact(true)).focus();
        page.keyboard().press("Space");
        page.getByLabel("Sécurité", new Page.GetByLabelOptions().setExact(true)).focus();
        page.keyboard().press("Space");
        page.keyboard().press("m");
        page.getByLabel("Note au journal").focus();
        page.keyboard().type("Lu et relu.");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.waitForURL("**classe=" + scrutin + "*");

        assertThat(page.locator("[role=status]").textContent()).contains("est publié sous");
        assertThat(themes.of(scrutin)).extracting(Theme::slug).containsExactly("securite", "justice");
        page.close();
    }

    @Tag("long")
    @Test
    void it_works_without_javascript() {
        var scrutin = fixture.aScrutin(60, LocalDate.of(2026, 1, 6));
        var page = browser.page(390, ColorScheme.LIGHT, false);
        browser.signIn(page, team.a(Role.MODERATOR));

        page.navigate(browser.address("/moderation/scrutins/" + scrutin));
        page.getByLabel("Énergie", new Page.GetByLabelOptions().setExact(true)).check();
        page.getByLabel("Note au journal public").fill("pour le journal");
        page.locator("button", new Page.LocatorOptions().setHasText("Publier")).click();
        page.waitForURL("**classe=" + scrutin + "*");

        assertThat(themes.of(scrutin)).extracting(Theme::slug).containsExactly("energie");
        assertThat(page.locator("kbd").first().isVisible()).isFalse();

        page.navigate(browser.address("/moderation/scrutins/" + scrutin));
        page.locator("button", new Page.LocatorOptions().setHasText("Rétablir «\u202fnon classé\u202f»"))
                .click();
        page.waitForURL("**annule=" + scrutin + "*");
        assertThat(page.locator("[data-notice]").textContent()).contains("n’est plus classé");
        assertThat(themes.of(scrutin)).isEmpty();

        page.navigate(browser.address("/moderation/file"));
        page.locator("[name=uid][value=" + scrutin + "]").check();
        page.locator("button", new Page.LocatorOptions().setHasText("Classer")).click();
        page.waitForURL("**/moderation/lot*");
        page.getByLabel("Justice", new Page.GetByLabelOptions().setExact(true)).check();
        page.locator("button", new Page.LocatorOptions().setHasText("Classer ce scrutin"))
                .click();
        page.waitForURL("**lot=1&laisses=0*");
        assertThat(themes.of(scrutin)).extracting(Theme::slug).containsExactly("justice");
        page.close();
    }

    @Tag("long")
    @Test
    void on_a_phone_the_first_scrutin_is_on_the_first_screen() {
        fixture.aScrutin(60, LocalDate.of(2026, 1, 6));
        var page = browser.page(390, ColorScheme.LIGHT, true);
        browser.signIn(page, team.a(Role.ADMINISTRATOR));
        page.setViewportSize(390, 844);
        page.navigate(browser.address("/moderation/file"));

        var first = page.locator(".queue li").first().boundingBox();

        assertThat(first.y + first.height).isLessThanOrEqualTo(844);
        page.getByText("Ordre et filtres").first().click();
        assertThat(page.locator("#fq").boundingBox().y).isBetween(0.0, 844.0);
        page.close();
    }

    @Tag("long")
    @Test
    void the_question_all_themes_and_the_acts_stand_on_one_screen() {
        assertThat(themes.list()).hasSize(25);
        var page = browser.page(1280, ColorScheme.LIGHT, true);
        browser.signIn(page, team.a(Role.ADMINISTRATOR));
        for (var size : new int[][] {{1280, 900}, {390, 844}}) {
            page.setViewportSize(size[0], size[1]);
            suggested("securite", "libertes-droits", "numerique");
            page.navigate(browser.address("/moderation/scrutins/" + REAL));
            page.waitForSelector("[data-suggest]:not([disabled])");
            Look.at(page, "moderation-un-ecran");
            standsOnOneScreen(page, size[0], size[1]);

            // what was just published is said, and pushes nothing out of sight
            page.getByLabel("Énergie", new Page.GetByLabelOptions().setExact(true))
                    .check();
            standsOnOneScreen(page, size[0], size[1]);
            page.locator(".acts button").first().click();
            page.waitForURL("**classe=" + REAL + "*");
            assertThat(page.locator("[data-notice]").textContent()).contains("est publié sous");
            Look.at(page, "moderation-un-ecran-suivant");
            standsOnOneScreen(page, size[0], size[1]);
            page.keyboard().press("z");
            page.waitForURL("**annule=" + REAL + "*");
        }
        page.close();
    }

    private void suggested(String... slugs) {
        fixture.run(
                "insert into suggested_scrutin (scrutin_uid, question_sha256, method, decisions_known, suggested_at)"
                        + " select uid, question_sha256, 'test', 0, now() from scrutin where uid = ? on conflict do nothing",
                REAL);
        for (int i = 0; i < slugs.length; i++) {
            fixture.run(
                    "insert into theme_suggestion (scrutin_uid, rang, theme_id, strength, reasons, words) select ?, ?, theme_id,"
                            + " 'STRONG', '[{\"kind\":\"SUBJECT\",\"values\":[\"vidéosurveillance\"]}]', '{}' from theme"
                            + " where slug = ? on conflict do nothing",
                    REAL,
                    i + 1,
                    slugs[i]);
        }
    }

    private static void standsOnOneScreen(Page page, int width, int height) {
        assertThat(page.evaluate("scrollY")).isEqualTo(0);
        var all = new ArrayList<Locator>(page.locator("[name=theme]").all());
        assertThat(all).hasSize(25);
        all.add(page.locator("[data-shown]"));
        all.addAll(page.locator(".acts button").all());
        var bar = page.locator(".acts").boundingBox();
        for (var one : all) {
            var label = one.locator("xpath=ancestor::li[1]");
            var box = label.count() == 0 ? one.boundingBox() : label.boundingBox();
            assertThat(box.x).as("%s", one).isNotNegative();
            assertThat(box.y).as("%s", one).isNotNegative();
            assertThat(box.x + box.width).as("%s", one).isLessThanOrEqualTo(width);
            assertThat(box.y + box.height).as("%s", one).isLessThanOrEqualTo(label.count() == 0 ? height : bar.y + 1);
        }
    }

    @Tag("long")
    @Test
    void no_page_has_an_accessibility_fault_or_scrolls_sideways() {
        var decided = fixture.aScrutin(3, LocalDate.of(2026, 1, 6));
        var email = team.a(Role.ADMINISTRATOR);
        var waiting = fixture.aScrutin(12_847, LocalDate.of(2026, 1, 6));
        themes.classify(decided, List.of("justice", "sante"), fixture.aModerator(), "Note.");
        var page = browser.page(1280, ColorScheme.LIGHT, true);
        browser.signIn(page, email);
        checkDesk(page, "", LOOKS, waiting, decided);
        // colours do not depend on the language
        checkDesk(page, "/en", LOOKS.subList(0, 2), waiting, decided);
        page.close();
    }

    @Tag("long")
    @Test
    void the_header_of_an_administrator_is_one_row_and_the_rest_a_menu() {
        var page = browser.colleague(Role.ADMINISTRATOR);
        for (var path : List.of("/moderation", "/moderation/equipe", "/en/moderation/pression")) {
            page.setViewportSize(1280, 900);
            page.navigate(browser.address(path));
            assertThat(page.evaluate("document.querySelector('.top').offsetHeight < 80"))
                    .as(path)
                    .isEqualTo(true);
            assertThat(page.locator(".nav [aria-current]").isVisible()).as(path).isTrue();
        }
        for (int width : List.of(1280, 390, 360, 320)) {
            page.setViewportSize(width, 900);
            page.navigate(browser.address(width == 360 ? "/moderation/petitions" : "/moderation"));
            page.locator(".more > summary").focus();
            page.keyboard().press("Enter");
            var last = page.locator(".more li a").last();
            assertThat(last.isVisible()).as("%d", width).isTrue();
            var box = last.boundingBox();
            assertThat(box.x).as("%d", width).isNotNegative();
            assertThat(box.x + box.width).as("%d", width).isLessThanOrEqualTo(width);
            Look.at(page, "moderation-menu");
            page.keyboard().press("Tab");
            page.keyboard().press("Escape");
            assertThat(last.isVisible()).as("%d", width).isFalse();
            assertThat(page.evaluate("document.activeElement.tagName")).isEqualTo("SUMMARY");
        }
        page.close();
    }

    private void checkDesk(Page page, String language, List<Look> looks, String waiting, String decided) {
        var desk = language + "/moderation/scrutins/";
        check(page, "a-faire", language + "/moderation", looks);
        check(page, "file", language + "/moderation/file", looks);
        check(page, "file-filtre", language + "/moderation/file?ordre=mission&q=cr%C3%A9dits", looks);
        check(page, "bureau", desk + waiting, looks);
        check(page, "bureau-reel", desk + REAL + "?ordre=mission", looks);
        page.keyboard().press("?");
        look(page, "bureau-aide", looks);
        check(page, "bureau-classe", desk + decided, looks);
        check(page, "lot", language + "/moderation/lot?uid=" + REAL + "&uid=" + decided, looks);
        page.navigate(browser.address(desk + waiting));
        page.locator(".acts button").first().click();
        page.waitForSelector("#refus");
        look(page, "bureau-refus", looks);
    }

    private void check(Page page, String name, String path, List<Look> looks) {
        page.navigate(browser.address(path));
        look(page, name, looks);
    }

    /** On a phone the bar of acts lies over whatever is scrolled below it, which axe takes for its size. */
    private static void look(Page page, String name, List<Look> looks) {
        Look.each(page, "moderation-" + name, looks, name.startsWith("bureau") ? "target-size" : "");
    }
}
