package fr.voix.desk.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
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

/** The desk by keys alone, and how long a moderator waits for the next scrutin. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class DeskKeyboardTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 6);

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    ThemeService themes;

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

    private List<String> slugs(String uid) {
        return themes.of(uid).stream().map(Theme::slug).toList();
    }

    private static void showing(Page page, String uid) {
        page.waitForURL("**/scrutins/" + uid + "*");
        page.waitForSelector("[data-bureau]:not([aria-busy])");
    }

    private List<String> waiting(int number) {
        // each test has the queue for itself
        fixture.emptyQueue();
        var uids = new ArrayList<String>();
        for (int i = 0; i < number; i++) {
            uids.add(fixture.aScrutin(1000 - i, DAY));
        }
        return uids;
    }

    /** Ticks themes by the beginning of their names, and leaves the field. */
    private static void pick(Page page, String... names) {
        page.keyboard().press("t");
        for (var name : names) {
            page.keyboard().type(name);
            page.keyboard().press("Enter");
        }
        page.keyboard().press("Escape");
    }

    @Test
    void the_first_theme_named_is_the_main_one_and_what_will_be_published_is_said() {
        var uids = waiting(2);
        var page = browser.moderator();
        page.navigate(browser.address("/moderation/scrutins/" + uids.getFirst()));
        assertThat(page.locator("[data-will]").isVisible()).isFalse();

        pick(page, "SAN", "just");
        assertThat(ticked(page)).containsExactlyInAnyOrder("sante", "justice");
        assertThat(page.locator("[data-will]").textContent())
                .isEqualTo("Sera publié\u202f: Santé (thème principal), Justice");
        page.keyboard().press("m");
        assertThat(page.inputValue("[name=main]:checked")).isEqualTo("justice");
        page.keyboard().press("m");
        assertThat(page.inputValue("[name=main]:checked")).isEqualTo("sante");
        // the main theme goes: the one that was ticked next takes its place
        pick(page, "sante");
        assertThat(page.inputValue("[name=main]:checked")).isEqualTo("justice");
        assertThat(page.locator("[data-will]").textContent()).isEqualTo("Sera publié\u202f: Justice (thème principal)");

        // figures say nothing, nor does what no theme begins with
        page.keyboard().type("12");
        pick(page, "xyz");
        assertThat(ticked(page)).containsExactly("justice");
        pick(page, "num");
        page.keyboard().press("t");
        page.keyboard().type("fisc");
        assertThat(page.locator("[data-typed]").textContent()).contains("fiscalité");
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-will]").textContent())
                .as("in the order in which they were ticked")
                .isEqualTo("Sera publié\u202f: Justice (thème principal), Numérique, Budget et fiscalité");
        page.keyboard().press("Enter");
        showing(page, uids.getLast());
        assertThat(slugs(uids.getFirst())).containsExactly("justice", "numerique", "budget-fiscalite");

        page.navigate(browser.address("/moderation/scrutins/" + uids.getFirst()));
        page.waitForSelector("[data-will]:not(:empty)");
        assertThat(page.locator("[data-will]").textContent()).endsWith("Numérique, Budget et fiscalité");
        page.close();
    }

    @Test
    void a_ticked_row_is_never_under_the_bar() {
        var uid = waiting(1).getFirst();
        for (int height : new int[] {900, 500}) {
            var page = browser.moderator();
            page.setViewportSize(1280, height);
            page.navigate(browser.address("/moderation/scrutins/" + uid));
            for (var slug : new String[] {"transports", "sante", "outre-mer"}) {
                page.keyboard().press("t");
                page.keyboard()
                        .type(page.locator("label:has([value=" + slug + "][name=theme])")
                                .textContent());
                page.keyboard().press("Enter");
                page.keyboard().press("Escape");
                var row =
                        page.locator("li:has([value=" + slug + "][name=theme])").boundingBox();
                var bar = page.locator(".acts").boundingBox();
                assertThat(row.y + row.height).as(slug + " at " + height).isLessThanOrEqualTo(bar.y + 1);
            }
            page.locator("[value=numerique][name=theme]").check();
            assertThat(page.locator("li:has([value=numerique][name=theme])").boundingBox().y)
                    .isLessThan(page.locator(".acts").boundingBox().y);
            page.close();
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> ticked(Page page) {
        return (List<String>)
                page.evaluate("[...document.querySelectorAll('[name=theme]:checked')].map((box) => box.value)");
    }

    @Test
    void next_previous_skip_undo_search_and_help_have_keys() {
        var uids = waiting(4);
        var page = browser.moderator();
        page.navigate(browser.address("/moderation/scrutins/" + uids.get(0)));
        page.keyboard().press("j");
        showing(page, uids.get(1));
        page.keyboard().press("p");
        showing(page, uids.get(2));
        page.keyboard().press("k");
        showing(page, uids.get(1));
        assertThat(page.evaluate("document.activeElement.hasAttribute('data-shown')"))
                .isEqualTo(true);

        pick(page, "env");
        page.keyboard().press("Enter");
        showing(page, uids.get(2));
        assertThat(page.locator("[data-live]").textContent()).contains("est publié sous");
        assertThat(page.locator(".nav b").first().textContent()).isEqualTo("3");
        page.keyboard().press("z");
        showing(page, uids.get(1));
        assertThat(page.locator("[data-live]").textContent()).contains("n’est plus classé");
        assertThat(slugs(uids.get(1))).isEmpty();

        page.keyboard().press("?");
        assertThat(page.locator("[data-help]").getAttribute("open")).isNotNull();
        page.locator("a", new Page.LocatorOptions().setHasText("Toute la file")).click();
        page.waitForURL("**/moderation/file**");
        page.keyboard().press("/");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("fq");
        page.keyboard().type("j5p");
        assertThat(page.url()).doesNotContain("/scrutins/");
        assertThat(page.inputValue("#fq")).isEqualTo("j5p");
        page.close();
    }

    @Test
    void for_ten_seconds_it_is_said_that_nobody_is_told_yet() {
        var uids = waiting(2);
        var page = browser.moderator();
        page.clock().install();
        page.navigate(browser.address("/moderation/scrutins/" + uids.get(0)));
        pick(page, "san");
        page.keyboard().press("Enter");
        showing(page, uids.get(1));
        assertThat(page.locator("[data-untold]").isVisible()).isTrue();
        page.clock().fastForward(7_000);
        assertThat(page.locator("[data-untold]").count()).isOne();
        page.clock().fastForward(4_000);
        assertThat(page.locator("[data-untold]").count()).isZero();
        assertThat(page.locator("[data-key=z]").first().isVisible())
                .as("it can be taken back all the same")
                .isTrue();
        page.close();
    }

    @Test
    void a_selection_lasts_while_one_moves_and_is_classified_together() {
        var uids = waiting(3);
        var page = browser.moderator();
        page.navigate(browser.address("/moderation/file"));
        page.keyboard().press("j");
        page.keyboard().press("x");
        page.navigate(browser.address("/moderation/scrutins/" + uids.get(0)));
        page.navigate(browser.address("/moderation/file"));
        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("x");
        assertThat(page.locator("[data-count]").textContent()).isEqualTo("2 cochés");

        page.keyboard().press("g");
        page.waitForURL("**/moderation/lot?*");
        pick(page, "cult");
        page.keyboard().press("Enter");
        page.waitForURL("**/moderation/file?lot=2&laisses=0*");

        assertThat(slugs(uids.get(0))).containsExactly("culture-medias");
        assertThat(slugs(uids.get(1))).isEmpty();
        assertThat(slugs(uids.get(2))).containsExactly("culture-medias");
        assertThat(page.locator(".bulk").isVisible()).isFalse();
        page.close();
    }

    @Test
    void shortcuts_are_silent_while_typing_and_when_switched_off() {
        var uids = waiting(2);
        var page = browser.moderator();
        page.navigate(browser.address("/moderation/scrutins/" + uids.get(0)));
        page.getByLabel("Note au journal public").focus();
        page.keyboard().type("jt");
        assertThat(page.url()).contains(uids.get(0));
        assertThat(ticked(page)).isEmpty();

        page.locator("h1").click();
        pick(page, "san", "just");
        page.getByLabel("Raccourcis clavier").uncheck();
        page.locator("h1").click();
        page.keyboard().type("mt");
        assertThat(page.inputValue("[name=main]:checked")).isEqualTo("sante");
        assertThat(page.evaluate("document.activeElement.id")).isNotEqualTo("pick");
        assertThat(page.locator(".acts kbd").first().isVisible()).isFalse();
        page.reload();
        page.keyboard().type("tsan");
        page.keyboard().press("Enter");
        assertThat(ticked(page)).isEmpty();
        page.getByLabel("Raccourcis clavier").check();
        pick(page, "san");
        assertThat(ticked(page)).containsExactly("sante");
        page.close();
    }

    @Test
    void a_reader_walks_through_the_queue_by_keys_and_can_switch_them_off() {
        var uids = waiting(2);
        var page = browser.colleague(Role.READER);
        page.navigate(browser.address("/moderation/scrutins/" + uids.get(0)));
        page.keyboard().press("j");
        showing(page, uids.get(1));
        assertThat(page.locator("[data-failure]").count()).isZero();
        assertThat(page.locator("[data-pick]").isVisible()).isFalse();
        assertThat(page.getByLabel("Raccourcis clavier").isVisible()).isTrue();
        page.close();
    }

    @Test
    void an_answer_that_does_not_come_loses_nothing() {
        var uids = waiting(2);
        var page = browser.moderator();
        page.navigate(browser.address("/moderation/scrutins/" + uids.get(0)));
        pick(page, "san");
        page.getByLabel("Note au journal public").fill("ma note");
        page.locator("h1").click();
        page.route("**/scrutins/*", route -> route.abort());
        page.keyboard().press("Enter");
        page.waitForSelector("[data-failure]");
        assertThat(page.locator("[data-live]").textContent()).contains("n’est pas partie");
        assertThat(ticked(page)).containsExactly("sante");
        page.unroute("**/scrutins/*");

        page.keyboard().press("Enter");
        showing(page, uids.get(1));
        assertThat(themes.history(uids.get(0)))
                .singleElement()
                .satisfies(decision -> assertThat(decision.reason()).isEqualTo("ma note"));
        page.close();
    }
}
