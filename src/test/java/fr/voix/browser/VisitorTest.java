package fr.voix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import fr.voix.ServiceProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A person in a real browser, on the service as a first user starts it, solving the real challenge. */
@ResourceLock(OnRunningService.LOCK)
class VisitorTest extends OnRunningService {

    private static final String CF1115 = "/17/amendements/2247/CION_FIN/CF1115";
    private static final String OF_KEYBOARD = "/17/amendements/1906C/CION_FIN/CF1011";
    private static final String OF_CHANGE = "/17/amendements/1906A/AN/3056";
    private static final long BUDGET_IN_BYTES = 100_000;

    @Test
    void the_page_of_cf1115_shows_its_text_and_no_usable_vote_before_the_check() {
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = open(visitor, CF1115);
            assertThat(page.locator("h1")).containsText("CF1115");
            assertThat(page.locator("h1")).containsText("Déplacer 8\u00a0M€");
            assertThat(page.locator(".clip")).isVisible();
            page.getByText("Lire tout l’exposé").click();
            assertThat(page.getByText("liberticide et inefficace")).isVisible();
            assertThat(page.locator(".clip")).isHidden();
            assertThat(page.getByText("Veuillez vérifier que vous n’êtes pas un robot pour pouvoir voter"))
                    .isVisible();
            for (Locator radio : page.locator("input[type=radio]").all()) {
                assertThat(radio).isDisabled();
            }
            assertThat(page.locator("[data-submit]")).isDisabled();
            assertThat(visitor.cookies()).isEmpty();
        }
    }

    @Test
    void a_visitor_checks_votes_changes_and_finds_the_vote_again_after_a_restart() throws Exception {
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = open(visitor, CF1115);
            int before = total(page);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Je ne suis pas un robot"))
                    .click();
            page.locator("input[value=contre]").check();
            assertThat(Chromium.violations(page)).as("with a ballot chosen").isEmpty();
            vote(page, "contre");
            assertThat(Chromium.violations(page)).as("with the receipt").isEmpty();
            assertThat(page.locator("[data-choice]")).containsText("Contre");
            assertThat(page.locator("[data-code]")).hasText(Pattern.compile("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}"));
            assertThat(page.locator("[data-receipt-title]")).isFocused();
            assertThat(page.locator(".total b")).hasText(Integer.toString(before + 1));

            page.locator("[data-change]").click();
            vote(page, "contre");
            assertThat(page.locator("[data-proof]")).hasAttribute("data-proof", "oui");
            assertThat(page.locator("[data-proof]")).containsText("le bulletin de l’urne est bien le vôtre");
            assertThat(page.locator(".total b")).hasText(Integer.toString(before + 1));

            page.locator("[data-change]").click();
            vote(page, "pour");
            assertThat(page.locator("[data-choice]")).containsText("Pour");
            assertThat(page.locator(".total b")).hasText(Integer.toString(before + 1));

            page.reload();
            assertThat(page.locator("[data-choice]")).containsText("Pour");
            service.kill();
            service.start();
            page.reload();
            assertThat(page.locator("[data-choice]")).containsText("Pour");
            assertThat(page.locator(".total b")).hasText(Integer.toString(before + 1));

            ServiceProcess.Run recount = service.run(Map.of(), "recount");
            assertThat(recount.output()).contains("wrong=0");
        }
    }

    @Test
    void a_link_that_names_a_choice_proposes_it_and_chooses_nothing() {
        for (String choice : new String[] {"contre", "pour", "abstention"}) {
            try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions())) {
                Page page = open(visitor, OF_KEYBOARD + "#voter-" + choice);
                assertThat(page.locator("[data-offer]")).containsText("Rien n’est choisi");
                page.locator("[data-check]").click();
                assertThat(page.locator("input[value=pour]")).isEnabled();
                assertThat(page.locator("input[name=choice]:checked")).hasCount(0);
                assertThat(page.locator("[data-submit]")).hasText("Déposer mon bulletin");
                assertThat(Chromium.violations(page)).isEmpty();
                page.locator("input[value=abstention]").check();
                assertThat(page.locator("[data-offer]")).not().isVisible();
            }
        }
    }

    @Test
    void who_would_change_can_keep_and_a_failed_withdrawal_says_so() {
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = open(visitor, OF_KEYBOARD);
            assertThat(page.locator("[data-keep]")).not().isVisible();
            page.locator("[data-check]").click();
            vote(page, "contre");
            double height = page.locator("#voter").boundingBox().height;

            page.locator("[data-change]").click();
            page.locator("input[value=pour]").check();
            assertThat(page.locator("#voter").boundingBox().height).isEqualTo(height);
            page.locator("[data-keep]").click();
            assertThat(page.locator("[data-receipt-title]")).isFocused();
            assertThat(page.locator("[data-choice]")).hasText("Contre");
            assertThat(page.locator("input[value=contre]")).isChecked();

            page.route("**/ballot", Route::abort);
            page.locator("[data-withdraw]").click();
            assertThat(page.locator("[data-withdraw]")).hasText("Confirmer le retrait");
            page.locator("[data-withdraw]").click();
            assertThat(page.locator("[data-withdraw-error]")).containsText("Le retrait n’est pas confirmé.");
            assertThat(page.locator("[data-code]")).isVisible();
            assertThat(page.locator("#voter").boundingBox().height).isEqualTo(height);

            page.unroute("**/ballot");
            page.locator("[data-withdraw]").click();
            page.locator("[data-withdraw]").click();
            assertThat(page.locator("[data-status]")).containsText("Il ne compte plus");
            assertThat(page.locator("[data-keep]")).not().isVisible();
        }
    }

    @Test
    void a_change_whose_answer_is_lost_is_known_again_after_a_reload() {
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = open(visitor, OF_CHANGE);
            page.locator("[data-check]").click();
            vote(page, "pour");
            page.locator("[data-change]").click();
            page.route("**/ballot", route -> {
                route.fetch();
                route.abort();
            });
            page.locator("input[value=contre]").check();
            page.locator("[data-submit]").click();
            assertThat(page.locator("[data-error]")).not().isEmpty();

            page.unroute("**/ballot");
            page.reload();
            assertThat(page.locator("[data-choice]")).containsText("Contre");
            assertThat(page.locator("[data-proof]")).hasAttribute("data-proof", "oui");
        }
    }

    @Test
    void where_two_checks_are_offered_the_visitor_is_asked_to_choose() {
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = open(visitor, OF_KEYBOARD);
            page.route(Pattern.compile("/api/v1/robot-check(\\?scrutin=[A-Z0-9]+)?$"), route -> {
                if (!route.request().method().equals("GET")) {
                    route.resume();
                    return;
                }
                route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"providers\":[\"hcaptcha\",\"altcha\"],\"hcaptcha\":{\"siteKey\":\"x\"}}"));
            });
            page.locator("[data-check]").click();
            assertThat(page.getByText("Choisissez une vérification.").first()).isVisible();
            assertThat(page.getByText("Rien à faire de votre côté")).not().isVisible();
            page.locator("[data-provider=altcha]").click();
            assertThat(page.locator("[data-ballots]")).isEnabled();
        }
    }

    @Test
    void the_keyboard_alone_is_enough() {
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = open(visitor, OF_KEYBOARD);
            press(page, "[data-check]", "Enter");
            assertThat(page.locator("[data-ballots]")).isEnabled();
            press(page, "input[value=pour]", "Space");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowDown");
            press(page, "[data-consent]", "Space");
            press(page, "[data-submit]", "Enter");
            assertThat(page.locator("[data-choice]")).containsText("Abstention");
        }
    }

    @Test
    void without_javascript_the_page_can_be_read() {
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = open(visitor, CF1115);
            page.getByText("Lire tout l’exposé").click();
            assertThat(page.getByText("liberticide et inefficace")).isVisible();
            assertThat(page.locator("noscript").first()).isAttached();
            assertThat(page.locator("[data-submit]")).isDisabled();
            open(visitor, "/amendements?q=pr%C3%A9fecture");
        }
    }

    @Test
    void on_paper_stand_reasons_and_facts_and_no_empty_frame() {
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = open(visitor, CF1115);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator("#voter")).isHidden();
            assertThat(page.locator(".clip")).isHidden();
            assertThat(page.getByText("liberticide et inefficace")).isVisible();
            assertThat(page.getByText("Sur le site de l’Assemblée nationale")).isVisible();
        }
    }

    @Test
    void the_amendement_page_keeps_its_budget_and_stays_still() {
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions().setViewportSize(390, 844))) {
            Page page = visitor.newPage();
            // whatever has ended: the live stream never does, and nobody can tell its size
            List<Request> finished = new ArrayList<>();
            page.onRequestFinished(finished::add);
            page.addInitScript("""
                    window.shift = 0;
                    new PerformanceObserver(list => list.getEntries().forEach(e => window.shift += e.value))
                      .observe({type: 'layout-shift', buffered: true});
                    """);
            page.navigate(service.uri().resolve(CF1115).toString());
            page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
            long bytes = List.copyOf(finished).stream()
                    .map(Request::sizes)
                    .mapToLong(sizes -> sizes.responseBodySize + sizes.responseHeadersSize)
                    .sum();
            assertThat(bytes).isBetween(10_000L, BUDGET_IN_BYTES);
            assertThat(((Number) page.evaluate("window.shift")).doubleValue()).isZero();
            System.err.println("The amendement page transfers " + bytes + " bytes");
        }
    }

    static void vote(Page page, String choice) {
        page.locator("input[value=" + choice + "]").check();
        Locator consent = page.locator("[data-consent]");
        if (consent.isVisible() && !consent.isChecked()) {
            consent.check();
        }
        page.locator("[data-submit]").click();
        assertThat(page.locator("[data-code]")).isVisible();
    }

    private static Page open(BrowserContext visitor, String path) {
        Page page = visitor.newPage();
        Response response = page.navigate(service.uri().resolve(path).toString());
        assertThat(response.status()).isEqualTo(200);
        return page;
    }

    /** Moves on by Tab alone until the control has the focus, then presses the key. */
    private static void press(Page page, String selector, String key) {
        for (int i = 0; i < 300; i++) {
            Object isFocused = page.evaluate("selector => document.activeElement.matches(selector)", selector);
            if (Boolean.TRUE.equals(isFocused)) {
                page.keyboard().press(key);
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Tab does not reach " + selector);
    }

    private static int total(Page page) {
        Matcher digits =
                Pattern.compile("\\d+").matcher(page.locator(".total b").innerText());
        return digits.find() ? Integer.parseInt(digits.group()) : 0;
    }
}
