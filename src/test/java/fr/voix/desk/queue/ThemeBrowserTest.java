package fr.voix.desk.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import fr.voix.base.audit.Actor;
import fr.voix.browser.Look;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.theme.theme.Theme;
import fr.voix.theme.theme.ThemeDraft;
import fr.voix.theme.theme.ThemeEditResult;
import fr.voix.theme.theme.ThemeEditService;
import fr.voix.theme.theme.ThemeMerge;
import fr.voix.theme.theme.ThemeService;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Themes and the journal in a real browser. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class ThemeBrowserTest {

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    ThemeService themes;

    @Inject
    ThemeEditService edits;

    @Inject
    ThemeMerge fates;

    @Inject
    ScrutinFixture fixture;

    private DeskBrowser browser;
    private Actor nadia;

    @BeforeAll
    void startChromium() {
        browser = new DeskBrowser(server, team);
        nadia = fixture.aModerator();
    }

    @AfterAll
    void stopChromium() {
        if (browser != null) {
            browser.close();
        }
    }

    private Theme theme(String name) {
        var draft = new ThemeDraft(
                name,
                name + " (en)",
                "Ce que ce thème couvre, en une phrase qui ne prend pas parti.",
                "What this theme covers, in one sentence that does not take sides.",
                "Il manquait.");
        return ((ThemeEditResult.Done) edits.create(draft, nadia)).theme().theme();
    }

    @Test
    void without_javascript_a_theme_is_made_moved_and_merged() {
        var into = theme("Cible sans script");
        var page = browser.page(390, ColorScheme.LIGHT, false);
        browser.signIn(page, team.a(Role.MODERATOR));
        page.navigate(browser.address("/moderation/themes"));
        page.locator("a", new Page.LocatorOptions().setHasText("Nouveau thème")).click();
        page.getByLabel("Nom en français").fill("Sans script");
        page.getByLabel("Nom en anglais").fill("Without script");
        page.getByLabel("Motif").fill("Essai.");
        page.locator("button", new Page.LocatorOptions().setHasText("Créer le thème"))
                .click();
        page.waitForURL("**fait=create*");
        var made = themes.bySlug("sans-script").orElseThrow();
        int place = themes.list().indexOf(made) + 1;

        page.navigate(browser.address("/moderation/themes"));
        page.getByLabel("Monter «\u202fSans script\u202f»").click();
        page.waitForURL("**#theme-" + (place - 1));
        assertThat(themes.list().indexOf(made) + 1).isEqualTo(place - 1);

        page.navigate(browser.address("/moderation/themes/" + made.id()));
        page.locator("a", new Page.LocatorOptions().setHasText("Fusionner avec un autre"))
                .click();
        page.getByLabel("Thème qui reprend ses scrutins").selectOption("" + into.id());
        page.locator("button", new Page.LocatorOptions().setHasText("Voir l’effet"))
                .click();
        page.waitForURL("**into=" + into.id());
        page.getByLabel("Motif").fill("Doublon.");
        page.locator("form[method=post] button.btn", new Page.LocatorOptions().setHasText("Fusionner"))
                .click();
        page.waitForURL("**fait=merge*");
        assertThat(themes.bySlug("sans-script")).contains(into);
        page.close();
    }

    @Test
    void no_page_has_an_accessibility_fault_or_scrolls_sideways() {
        var theme = theme("Vue générale");
        var gone = theme("Fondu");
        var retired = theme("Retraité des thèmes");
        for (int i = 0; i < 12; i++) {
            var scrutin = fixture.aScrutin(40 - i, LocalDate.of(2026, 1, 6));
            themes.classify(
                    scrutin, List.of((i % 2 == 0 ? gone : theme).slug(), "sante"), nadia, "Note lue " + i + ".");
        }
        themes.classify(fixture.aScrutin(7, null), List.of(retired.slug()), nadia, null);
        fates.merge(gone.id(), 1, theme.id(), nadia, "Doublon.");
        fates.retire(retired.id(), 1, nadia, "Trop vague.");
        var page = browser.moderator();
        for (var prefix : List.of("", "/en")) {
            var one = prefix + "/moderation/themes/" + theme.id();
            browser.look(page, "themes", prefix + "/moderation/themes");
            browser.look(page, "theme", one);
            browser.look(page, "theme-nouveau", prefix + "/moderation/themes/nouveau");
            browser.look(page, "theme-fusion", one + "/fusion?into=1");
            browser.look(page, "theme-retrait", one + "/retrait");
            browser.look(page, "theme-retour", prefix + "/moderation/themes/" + gone.id() + "/retablissement");
            browser.look(page, "public-theme", prefix + "/themes/" + theme.slug());
            browser.look(page, "public-theme-retire", prefix + "/themes/" + retired.slug());
            browser.look(page, "public-themes", prefix + "/themes");
            browser.look(page, "journal", prefix + "/journal");
            page.navigate(browser.address(one));
            page.locator("#libelle").fill("x");
            page.locator("#reason").fill(" ");
            page.locator("fieldset button.btn").click();
            Look.each(page, "theme-refus", Look.ALL);
        }
        page.close();
    }
}
