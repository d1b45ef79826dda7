package fr.voix.desk.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.theme.summary.SummaryService;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Summaries in a real browser. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewBrowserTest {

    private static final String TEXT = "Déplacer huit millions d’euros vers les services de préfecture";

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

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
    void a_summary_is_written_beside_the_text_and_sent_by_ctrl_enter_while_ticks_stay() {
        var scrutin = fixture.aScrutin();
        var page = browser.moderator();
        page.navigate(browser.address("/moderation/scrutins/" + scrutin));
        page.locator("[data-pick]").fill("san");
        page.keyboard().press("Enter");
        page.keyboard().press("Escape");

        page.keyboard().press("e");
        page.keyboard().type("Trop court.");
        assertThat(page.locator("#texte-hint [data-counted]").textContent()).isEqualTo("10 / 240");
        page.keyboard().press("Control+Enter");
        page.waitForSelector("#resume-e");
        assertThat(page.inputValue("#texte-fr")).isEqualTo("Trop court.");
        assertThat(page.locator("[name=theme]:checked").inputValue()).isEqualTo("sante");
        page.locator("#texte-fr").fill(TEXT + ".");
        page.keyboard().press("Control+Enter");
        page.waitForSelector("#resume [role=status]");

        assertThat(page.locator("[data-live]").textContent()).contains("Résumé proposé");
        assertThat(page.locator("#texte-fr").isVisible())
                .as("the form, once it is sent")
                .isFalse();
        assertThat(page.locator("[name=theme]:checked").inputValue()).isEqualTo("sante");
        assertThat(page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('voix-draft')).length"))
                .isEqualTo(0);
        assertThat(summaries.standing(scrutin))
                .hasValueSatisfying(written -> assertThat(written.texte()).isEqualTo(TEXT));
        page.close();
    }

    @Tag("long")
    @Test
    void what_was_typed_when_the_session_ended_is_offered_again_on_any_form_of_the_desk() {
        var scrutin = fixture.aScrutin();
        var email = team.a(Role.MODERATOR);
        var page = browser.page(1280, ColorScheme.LIGHT, true);
        browser.signIn(page, email);
        // a form that is sent by a script, and one that is not
        for (var path : List.of("/moderation/scrutins/" + scrutin, "/moderation/lot?uid=" + scrutin)) {
            page.navigate(browser.address(path));
            page.locator("#reason").fill("Une longue raison");
            fixture.run("delete from moderator_session");
            if (!path.contains("lot")) {
                page.keyboard().press("Control+Enter");
                page.waitForSelector("[data-failure]");
                assertThat(page.locator("[data-failure]").textContent()).contains("gardés dans ce navigateur");
            } else {
                page.locator("[data-decision] button.btn").click();
                page.waitForURL("**/connexion*");
            }

            browser.signIn(page, email);
            page.navigate(browser.address(path));
            assertThat(page.inputValue("#reason")).isEmpty();
            page.locator("[data-take-up]").click();
            assertThat(page.inputValue("#reason")).isEqualTo("Une longue raison");
        }

        // another colleague at the same browser is not offered it
        browser.signIn(page, team.a(Role.MODERATOR));
        page.navigate(browser.address("/moderation/scrutins/" + scrutin));
        assertThat(page.locator("[data-take-up]").count()).isZero();
        page.close();
    }

    @Tag("long")
    @Test
    void the_page_of_many_tells_its_keys_and_each_does_what_is_told() {
        var page = browser.moderator();
        page.navigate(browser.address("/moderation/lot?uid=" + fixture.aScrutin()));
        page.keyboard().press("?");
        assertThat(page.locator(".keylist").isVisible()).isTrue();
        assertThat(page.locator(".keylist dt").allInnerTexts()).containsExactly("T", "M", "?");
        page.keyboard().press("?");
        assertThat(page.locator(".keylist").isVisible()).isFalse();
        page.keyboard().press("t");
        for (var name : List.of("justi", "sant")) {
            page.keyboard().type(name);
            page.keyboard().press("Enter");
        }
        page.keyboard().press("Escape");
        var main = page.locator("[name=main]:checked");
        assertThat(page.locator("[name=theme]:checked").count()).isEqualTo(2);
        assertThat(main.inputValue()).isEqualTo("justice");
        page.keyboard().press("m");
        assertThat(main.inputValue()).isEqualTo("sante");
        page.close();
    }

    @Tag("long")
    @Test
    void what_arrived_is_not_offered_again() {
        var scrutin = fixture.aScrutin();
        var page = browser.moderator();
        page.navigate(browser.address("/moderation/lot?uid=" + scrutin));
        page.locator("#reason").fill("Lu et relu.");
        assertThat(drafts(page)).isEqualTo(1);
        // a refusal keeps it
        page.locator("[data-decision] button.btn").click();
        page.waitForSelector("#refus");
        assertThat(drafts(page)).isEqualTo(1);
        page.getByLabel("Justice", new Page.GetByLabelOptions().setExact(true)).check();
        page.locator("[data-decision] button.btn").click();
        page.waitForURL("**lot=1*");
        assertThat(drafts(page)).isZero();
        page.close();
    }

    @Tag("long")
    @Test
    void a_draft_is_of_one_list_and_goes_with_whoever_signs_out() {
        var page = browser.moderator();
        page.navigate(browser.address("/moderation/lot?uid=" + fixture.aScrutin()));
        page.locator("#reason").fill("De cette liste seule.");
        page.navigate(browser.address("/moderation/lot?uid=" + fixture.aScrutin()));
        assertThat(page.locator("[data-take-up]").count()).isZero();
        assertThat(drafts(page)).isEqualTo(1);

        page.locator("form[action$='/moderation/deconnexion'] button").click();
        page.waitForURL(url -> !url.contains("/lot"));
        assertThat(drafts(page)).isZero();
        page.close();
    }

    @Tag("long")
    @Test
    void a_browser_that_keeps_nothing_takes_nothing_else_from_the_desk() {
        var scrutin = fixture.aScrutin();
        var page = browser.moderator();
        page.addInitScript(
                "for (const name of ['localStorage', 'sessionStorage'])"
                        + " Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });");
        page.navigate(browser.address("/moderation/scrutins/" + scrutin));
        page.keyboard().press("e");
        page.keyboard().type("Trop court.");
        assertThat(page.locator("#texte-hint [data-counted]").textContent()).isEqualTo("10 / 240");
        page.keyboard().press("Control+Enter");
        page.waitForSelector("#resume-e");
        page.close();
    }

    private static int drafts(Page page) {
        return (int) page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('voix-draft')).length");
    }

    @Tag("long")
    @Test
    void no_page_has_an_accessibility_fault_or_scrolls_sideways() {
        var scrutin = fixture.aScrutin();
        summaries.write(scrutin, TEXT, "Move eight million euros to the prefectures", fixture.aModerator(), 0);
        var page = browser.moderator();
        for (var language : List.of("", "/en")) {
            browser.look(page, "resume", language + "/moderation/scrutins/" + scrutin + "/resume");
            browser.look(page, "relectures", language + "/moderation/relectures");
        }
        page.close();
    }
}
