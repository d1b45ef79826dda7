package fr.voix.petitiondesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import fr.voix.account.Role;
import fr.voix.account.SignedIn;
import fr.voix.account.Team;
import fr.voix.browser.Chromium;
import fr.voix.petition.Petition;
import fr.voix.petition.PetitionFixture;
import fr.voix.petition.PetitionState;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The desk of petitions in a real browser; pictures of it are left in {@code target/screenshots}. */
@MicronautTest(transactional = false)
class PetitionDeskBrowserTest {

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    PetitionFixture petitions;

    @Test
    void a_petition_is_published_by_keyboard_and_the_pages_have_no_fault() {
        var waiting = petitions.a(PetitionState.AWAITING, "Publier les comptes de chaque commune en données ouvertes");
        var answered = petitions.a(PetitionState.CLOSED, "Publier les comptes des communes et de leurs syndicats");
        var nadia = Colleague.a(Role.ADMINISTRATOR, server, team);
        nadia.send(
                answered,
                "/reponses",
                "genre",
                "answer",
                "auteur",
                "La ministre",
                "date",
                "2026-01-06",
                "reponse",
                "R.");
        nadia.send(waiting, "/avis", "texte", "N’est-ce pas la même demande que celle des syndicats ?");
        try (var chromium = Chromium.start()) {
            look(chromium, 1280, ColorScheme.LIGHT, waiting, answered);
            look(chromium, 320, ColorScheme.DARK, waiting, answered);
        }
        assertThat(petitions.stateOf(waiting)).isEqualTo(PetitionState.OPEN);
    }

    private void look(Chromium chromium, int width, ColorScheme scheme, Petition waiting, Petition answered) {
        try (var visitor = chromium.visitor(
                new NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme))) {
            var page = visitor.newPage();
            var origin = "http://localhost:" + server.getPort();
            SignedIn.in(page, origin, team.a(Role.ADMINISTRATOR));
            page.navigate(origin + Colleague.PETITIONS);
            inspect(page, "petitions-" + width);
            page.navigate(origin + "/en" + Colleague.PETITIONS + "/motifs");
            inspect(page, "petition-motifs-" + width);
            page.navigate(origin + Colleague.page(answered));
            inspect(page, "petition-close-" + width);
            page.navigate(origin + Colleague.page(waiting));
            if (petitions.stateOf(waiting) == PetitionState.AWAITING) {
                publish(page);
            }
            inspect(page, "petition-ouverte-" + width);
        }
    }

    /** Without a pointer: an error leads to the rules, then every box by Space. */
    private static void publish(Page page) {
        page.locator("#publication button").first().focus();
        page.keyboard().press("Enter");
        page.locator("#refus a").focus();
        inspect(page, "petition-refus");
        var rules = page.locator("#refus a").getAttribute("href");
        page.keyboard().press("Enter");
        // Tab starts there only once the page has gone there
        page.waitForFunction("place => location.hash === place", rules);
        for (int i = 0; i < Colleague.RULES.size(); i++) {
            page.keyboard().press("Tab");
            page.keyboard().press("Space");
        }
        page.keyboard().press("Tab");
        page.keyboard().type("Bonne lecture.");
        page.locator("#publication button").first().focus();
        page.keyboard().press("Enter");
        page.locator("#fait").waitFor();
    }

    private static void inspect(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
        // closed parts are hidden from axe
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("%s fits", name)
                .isEqualTo(true);
        assertThat(Chromium.violations(page)).as(name).isEmpty();
    }
}
