package fr.voix.desk.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fr.voix.browser.Look;
import fr.voix.desk.account.Team;
import fr.voix.theme.summary.SummaryService;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.theme.theme.ThemeService;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Summaries and second readings in a real browser. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewBrowserTest {

    private static final String TEXT = "Déplacer huit millions d’euros vers les services de préfecture";

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    ThemeService themes;

    @Inject
    SummaryService summaries;

    @Inject
    ScrutinFixture fixture;

    private DeskBrowser browser;

    @BeforeAll
    void startChromium() {
        browser = new DeskBrowser(server, team);
    }

    @AfterAll
    void stopChromium() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void from_the_desk_one_key_leads_to_the_summary_and_the_tab_key_through_its_form() {
        var scrutin = fixture.aScrutin();
        var page = browser.moderator();
        page.navigate(browser.address("/moderation/scrutins/" + scrutin));
        page.locator("[data-bureau]").waitFor();

        page.keyboard().press("e");
        page.waitForURL("**/scrutins/" + scrutin + "/resume");
        page.locator("#texte-fr").focus();
        page.keyboard().type(TEXT + ".");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.waitForURL("**fait=propose*");

        assertThat(page.locator("[role=status]").textContent()).contains("Résumé proposé");
        assertThat(summaries.standing(scrutin))
                .hasValueSatisfying(written -> assertThat(written.texte()).isEqualTo(TEXT));
        page.close();
    }

    @Test
    void no_page_has_an_accessibility_fault_or_scrolls_sideways() {
        var scrutin = fixture.aScrutin();
        summaries.write(scrutin, TEXT, "Move eight million euros to the prefectures", fixture.aModerator(), 0);
        var first = fixture.aModerator();
        for (int i = 0; i < 60; i++) {
            themes.classify(fixture.aScrutin(), List.of("outre-mer"), first, null);
        }
        var page = browser.moderator();
        for (var language : List.of("", "/en")) {
            check(page, "resume", language + "/moderation/scrutins/" + scrutin + "/resume");
            check(page, "relectures", language + "/moderation/relectures");
            page.locator("main a.btn").first().click();
            page.waitForURL("**/relectures/*");
            Look.each(page, "relecture", Look.ALL);
        }
        page.close();
    }

    private void check(Page page, String name, String path) {
        page.navigate(browser.address(path));
        Look.each(page, name, Look.ALL);
    }
}
