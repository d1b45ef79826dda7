package fr.voix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Somebody looks for an amendement, by keyboard and without a script. */
@ResourceLock(OnRunningService.LOCK)
@Tag("long")
class SearchBrowserTest extends OnRunningService {

    @Test
    void who_types_is_offered_what_it_may_be_and_goes_there_by_keyboard() {
        try (var visitor = chromium.visitor(new Browser.NewContextOptions())) {
            var page = open(visitor, "/amendements#recherche");
            var field =
                    page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Chercher un amendement"));
            assertThat(field).isFocused();
            field.pressSequentially("bernali");
            assertThat(page.getByRole(AriaRole.OPTION).first()).containsText("Ugo Bernalicis");
            assertThat(field).hasAttribute("aria-expanded", "true");
            assertThat(page.locator("[data-hints-said]")).containsText("suggestion");
            page.keyboard().press("ArrowDown");
            assertThat(field).hasAttribute("aria-activedescendant", "q-hint-0");
            assertThat(Chromium.violations(page)).as("with the list open").isEmpty();
            page.keyboard().press("Escape");
            assertThat(page.locator("#q-hints")).isHidden();
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            page.waitForURL(Pattern.compile(".*auteur=PA720430"));
            assertThat(page.locator(".tag").first()).containsText("Ugo Bernalicis");
        }
    }

    @Test
    void a_number_leads_to_its_page_and_words_to_the_list() {
        try (var visitor = chromium.visitor(new Browser.NewContextOptions())) {
            var page = open(visitor, "/amendements");
            page.locator("#q").pressSequentially("cf 1115");
            page.getByRole(AriaRole.OPTION)
                    .filter(new Locator.FilterOptions().setHasText(Pattern.compile("\\bCF1115$")))
                    .first()
                    .click();
            page.waitForURL(Pattern.compile(".*/17/amendements/2247/CION_FIN/CF1115"));
        }
    }

    @Test
    void without_a_script_it_is_a_search_that_marks_what_it_found() {
        try (var visitor = chromium.visitor(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            var page = open(visitor, "/amendements");
            page.locator("#q").fill("vidéo-surveillance");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Chercher"))
                    .click();
            assertThat(page.locator(".rows li").first()).containsText("Ugo Bernalicis, La France insoumise");
            assertThat(page.locator(".rows mark").first()).containsText("vidéosurveillance");
        }
    }

    /** Looked at twice in a row it is asked for once; where it does not come, names are found, and it is asked for again. */
    @Test
    void the_table_of_communes_is_asked_for_once_and_again_where_it_failed() {
        try (var visitor = chromium.visitor(new Browser.NewContextOptions())) {
            var asked = new AtomicInteger();
            visitor.route("**/site/circonscriptions.txt*", route -> {
                if (asked.incrementAndGet() == 1) {
                    route.abort();
                } else {
                    route.resume();
                }
            });
            var page = open(visitor, "/deputes");
            var errors = new ArrayList<String>();
            page.onPageError(errors::add);
            var twice = "const field = document.querySelector('#chez-moi');"
                    + "for (let i = 0; i < 2; i++) field.dispatchEvent(new Event('focus'));";
            page.waitForConsoleMessage(
                    new Page.WaitForConsoleMessageOptions()
                            .setPredicate(said -> said.type().equals("warning")),
                    () -> page.evaluate(twice));
            assertThat(asked).hasValue(1);
            page.waitForResponse(Pattern.compile("/site/circonscriptions\\.txt"), () -> page.evaluate(twice));
            page.locator("#chez-moi").fill("Les Lilas");
            assertThat(page.locator("[data-departement]:visible h2")).hasText(new String[] {"Seine-Saint-Denis 93"});
            page.evaluate(twice);
            assertThat(asked).hasValue(2);
            assertThat(errors).isEmpty();
        }
    }

    /** Where somebody lives is nobody's business. */
    @Test
    void the_deputies_of_a_place_are_found_in_the_page_and_nothing_is_sent() {
        try (var visitor = chromium.visitor(new Browser.NewContextOptions())) {
            var page = open(visitor, "/deputes");
            var field = page.locator("#chez-moi");
            assertThat(field).isVisible();
            // of all communes, whatever is typed then
            page.waitForResponse(Pattern.compile("/site/circonscriptions\\.txt"), field::focus);
            page.onRequest(request -> {
                throw new AssertionError("Sent: " + request.url());
            });
            var shown = page.locator("[data-departement]:visible h2");
            var lines = page.locator("[data-departement] li:visible");
            var told = page.locator("[data-found]");
            field.fill("75011");
            assertThat(shown).hasText(new String[] {"Paris 75"});
            assertThat(lines).containsText(new String[] {"6e circonscription", "7e circonscription"});
            assertThat(told).containsText("cela dépend de la rue");
            field.fill("01240"); // villages of two constituencies
            assertThat(told).hasText("Plusieurs circonscriptions répondent\u202f: cela dépend de la commune.");
            field.fill("Châtillon-sur-Chalaronne");
            assertThat(shown).hasText(new String[] {"Ain 01"});
            assertThat(lines).containsText(new String[] {"4e circonscription"});
            assertThat(told).hasText("");
            field.fill("97150");
            assertThat(shown).containsText(new String[] {"977"});
            field.fill("Allemagne");
            assertThat(shown).containsText(new String[] {"099"});
            field.fill("ST ÉTIENNE");
            assertThat(shown).containsText(new String[] {"Loire"});
            field.fill("bernalicis");
            assertThat(page.locator("[data-departement] li:visible")).hasCount(1);
            field.fill("98000");
            assertThat(page.locator("[data-found]")).hasText("Personne ici ne répond à ces mots.");
        }
    }

    @Test
    void a_term_is_explained_where_it_is_touched() {
        try (var visitor = chromium.visitor(new Browser.NewContextOptions().setHasTouch(true))) {
            var page = open(visitor, "/17/amendements/2247/CION_FIN/CF1115");
            page.locator("main a[data-term]").first().tap();
            assertThat(page.locator(".termcard")).containsText("Des députés qui siègent ensemble");
            page.keyboard().press("Escape");
            var term = page.locator("main a[href='/glossaire#rejete']").first();
            term.focus();
            page.keyboard().press("Enter");
            var explained = page.locator(".termcard");
            assertThat(explained).containsText("Les députés ont voté contre");
            assertThat(explained).isFocused();
            assertThat(Chromium.violations(page))
                    .as("with the explanation open")
                    .isEmpty();
            page.keyboard().press("Escape");
            assertThat(explained).isHidden();
            assertThat(term).isFocused();
            page = open(visitor, "/17/amendements/1906A/AN/3910");
            page.locator("main a[data-term]")
                    .filter(new Locator.FilterOptions().setHasText("LIOT"))
                    .click();
            assertThat(page.locator(".termcard"))
                    .containsText("LIOT\u202f: Libertés, Indépendants, Outre-mer et Territoires");
        }
    }

    private static Page open(BrowserContext visitor, String path) {
        var page = visitor.newPage();
        page.navigate(service.uri().resolve(path).toString());
        return page;
    }
}
