package fr.voix.desk.petition;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import fr.voix.browser.Chromium;
import fr.voix.browser.Look;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.SignedIn;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionFixture;
import fr.voix.petition.petition.PetitionState;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The desk of petitions in a real browser. */
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
        nadia.send(answered, "/reponses", "genre=answer", "auteur=La ministre", "date=2026-01-06", "reponse=R.");
        try (var chromium = Chromium.start()) {
            look(chromium, waiting, answered);
        }
        assertThat(petitions.stateOf(waiting)).isEqualTo(PetitionState.OPEN);
    }

    private void look(Chromium chromium, Petition waiting, Petition answered) {
        var page = chromium.visitor(new NewContextOptions()).newPage();
        var origin = "http://localhost:" + server.getPort();
        SignedIn.in(page, origin, team.a(Role.ADMINISTRATOR));
        page.navigate(origin + Colleague.PETITIONS);
        inspect(page, "petitions");
        page.navigate(origin + "/en" + Colleague.PETITIONS + "/motifs");
        inspect(page, "petition-motifs");
        page.navigate(origin + Colleague.page(answered));
        inspect(page, "petition-close");
        page.navigate(origin + Colleague.page(waiting));
        publish(page);
        inspect(page, "petition-ouverte");
    }

    private static List<String> shown(Page page) {
        return page.locator(".rule b").all().stream()
                .filter(Locator::isVisible)
                .map(Locator::textContent)
                .toList();
    }

    /** A no leads to the refusal that names the rule; and the button is in sight wherever one reads. */
    @Tag("long")
    @Test
    void a_no_is_the_refusal_of_that_rule_and_publish_is_always_in_sight() {
        var waiting = petitions.a(PetitionState.AWAITING, "Un banc à chaque arrêt");
        try (var chromium = Chromium.start()) {
            var page = chromium.visitor(new NewContextOptions()).newPage();
            var origin = "http://localhost:" + server.getPort();
            SignedIn.in(page, origin, team.a(Role.MODERATOR));
            for (int width : List.of(1280, 390)) {
                page.setViewportSize(width, 700);
                page.navigate(origin + Colleague.page(waiting));
                assertThat(page.locator("h1").textContent()).isEqualTo("Un banc à chaque arrêt");
                for (var place : List.of("0", "document.body.scrollHeight / 2", "document.body.scrollHeight")) {
                    page.evaluate("scrollTo(0, " + place + ")");
                    assertThat(page.evaluate(
                                    "() => { const box = document.querySelector('.acts button').getBoundingClientRect();"
                                            + " return box.top >= 0 && box.bottom <= innerHeight; }"))
                            .as("%d at %s", width, place)
                            .isEqualTo(true);
                }
            }
            page.locator(".rule a").first().click();
            page.waitForURL("**motif=hors-competence#refus-motif");
            assertThat(page.locator("#refus-motif").inputValue()).isEqualTo("hors-competence");
            assertThat(page.locator("#refus-motif").isVisible()).isTrue();
        }
    }

    /** Without a pointer: an error leads to the rules, then every box by Space. */
    private static void publish(Page page) {
        page.locator(".acts button").first().focus();
        page.keyboard().press("Enter");
        page.locator("#refus a").focus();
        inspect(page, "petition-refus");
        var rules = page.locator("#refus a").getAttribute("href");
        page.keyboard().press("Enter");
        // Tab starts there only once the page has gone there
        page.waitForFunction("place => location.hash === place", rules);
        assertThat(shown(page))
                .as("one rule at a time")
                .containsExactly("Relève du Parlement ou du Gouvernement\u202f?");
        for (int i = 0; i < Colleague.RULES.size(); i++) {
            page.keyboard().press("Tab");
            page.keyboard().press("Space");
            assertThat(shown(page)).hasSize(Math.min(i + 2, Colleague.RULES.size()));
        }
        page.keyboard().press("Tab");
        page.keyboard().type("Bonne lecture.");
        page.locator(".acts button").first().focus();
        page.keyboard().press("Enter");
        page.locator("#fait").waitFor();
    }

    private static void inspect(Page page, String name) {
        // closed parts are hidden from axe
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
        Look.each(page, name, Look.ALL);
    }
}
