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
import io.micronaut.core.annotation.Nullable;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person in a real browser, on the service as a first user starts it, solving the real challenge. */
@ResourceLock(OnRunningService.LOCK)
class VisitorTest extends OnRunningService {

    private static final String CF1115 = "/17/amendements/2247/CION_FIN/CF1115";
    private static final String OF_KEYBOARD = "/17/amendements/1906C/CION_FIN/CF1011";
    private static final String OF_CHANGE = "/17/amendements/1906A/AN/3056";
    private static final String OF_ROLL_CALL = "/17/amendements/1906A/AN/3910";
    private static final String OF_PHONE = "/17/amendements/1906A/AN/1462";
    private static final String ROBOT = "Veuillez vérifier que vous n’êtes pas un robot pour pouvoir voter";
    private static final long BUDGET_IN_BYTES = 80_000;

    private static final Browser.NewContextOptions PHONE = new Browser.NewContextOptions()
            .setViewportSize(390, 844)
            .setHasTouch(true)
            .setIsMobile(true);

    @Test
    void the_page_of_cf1115_shows_its_text_and_asks_for_nothing_before_a_choice() {
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = open(visitor, CF1115);
            assertThat(page.locator("h1")).containsText("CF1115");
            assertThat(page.locator("h1")).containsText("mettre un coup d’arrêt");
            assertThat(page.getByText("liberticide et inefficace")).isVisible();
            assertThat(page.locator(".clip")).isHidden();
            page.locator("input[value=pour]").check();
            page.locator("[data-submit]").click();
            assertThat(page.locator("[data-check]")).isFocused();
            assertThat((String) page.locator("[data-check]").evaluate("tick => tick.validationMessage"))
                    .isEqualTo("Veuillez vérifier que vous n’êtes pas un robot pour pouvoir voter");
            assertThat(page.locator("#apres")).isHidden();
            assertThat(visitor.cookies()).isEmpty();
        }
    }

    /** Three touches on a phone: a ballot of the bar, the tick, « Déposer ». The page behind the sheet is out of reach meanwhile. */
    @Test
    void three_touches_on_a_phone_are_a_counted_vote() {
        try (BrowserContext visitor = chromium.visitor(PHONE)) {
            Page page = open(visitor, OF_PHONE);
            assertThat(page.locator("#voter")).isHidden();
            assertThat(page.locator("[data-votebar]")).isInViewport();
            assertThat(page.getByText(ROBOT)).hasCount(2);
            assertThat(page.locator("[data-votebar]").getByText(ROBOT)).isVisible();
            assertThat(page.getByText("Ce scrutin n’a pas encore été classé dans des thèmes"))
                    .isVisible();
            assertThat(Chromium.violations(page)).isEmpty();
            page.waitForRequest(
                    Pattern.compile("/api/v1/robot-check/altcha"),
                    () -> page.locator("[data-pick=contre]").tap());
            Locator sheet = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Votre vote"));
            assertThat(sheet).isVisible();
            assertThat(page.locator("input[value=contre]")).isChecked();
            assertThat(page.locator("[data-check]")).isFocused();
            assertThat(sheet.getByText(ROBOT)).isVisible();
            assertThat(Chromium.violations(page)).as("with the sheet open").isEmpty();
            assertThat(
                            (Boolean)
                                    page.evaluate(
                                            "document.querySelector('header').inert || !!document.querySelector('header').closest('[inert]')"))
                    .isTrue();
            page.locator("[data-check]").tap();
            assertThat(sheet.getByText("Relisez votre choix, puis votez.")).isVisible();
            assertThat(sheet.getByText(ROBOT)).isHidden();
            page.locator("[data-submit]").tap();
            assertThat(page.locator("#h-apres")).isFocused();
            assertThat(page.locator("#h-apres")).containsText("Votre vote est compté");
            assertThat(page.locator("#apres")).isInViewport();
            assertThat(sheet).isHidden();
            assertThat(page.locator("[data-votebar]")).isHidden();
            assertThat(page.locator(".total b")).hasText("1");
            assertThat(page.locator("[data-votes]")).hasText("voix citoyenne");
            assertThat(page.locator("[data-share=contre]")).hasText("100,0\u202f%");
            assertThat(page.locator("[data-share=contre]")).isVisible();
            assertThat((Boolean) page.evaluate("document.querySelectorAll('[inert]').length === 0"))
                    .isTrue();
            assertThat(Chromium.violations(page)).as("after the vote").isEmpty();
        }
    }

    /** What a vote leads to: groups, one's deputy, and the next question, until three votes are counted. */
    @Test
    void from_a_shared_link_one_sees_ones_deputy_and_votes_three_times_within_a_minute() {
        try (BrowserContext visitor = chromium.visitor(PHONE)) {
            String shared = open(visitor, OF_ROLL_CALL).locator("#lien").inputValue();
            long start = System.nanoTime();
            Page page = open(visitor, URI.create(shared).getPath());
            tapThrough(page, "pour");
            Locator groups = page.locator("#resultat ~ [aria-labelledby=h-dep] tbody tr");
            assertThat(groups.first()).isVisible();

            page.locator("[data-my-deputy] summary").tap();
            for (String[] place : new String[][] {{"75011", "Paris"}, {"Brassac-les-Mines", "Puy-de-Dôme"}}) {
                page.locator("#chez-moi").fill(place[0]);
                page.locator("[data-my-deputy] button").tap();
                Locator deputy = page.locator("[data-my-deputy] li").first();
                assertThat(deputy.locator("[data-where]")).containsText(place[1]);
                assertThat(deputy.locator("[data-name]")).not().isEmpty();
                assertThat(deputy.locator("[data-vote]")).containsText("Le vôtre");
            }
            long paused = System.nanoTime();
            page.evaluate("document.querySelectorAll('#apres details').forEach(fold => fold.open = true)");
            Look.each(page, "apres-vote", Look.ALL);
            start += System.nanoTime() - paused;
            page.locator("#chez-moi").fill("Baule");
            page.locator("[data-my-deputy] button").tap();
            assertThat(page.locator("[data-my-deputy] li")).containsText("Loiret, circonscription 1");
            assertThat(page.locator("[data-my-deputy] [data-name]")).hasCount(0);

            for (String choice : List.of("contre", "abstention")) {
                String before = page.url();
                page.locator("[data-next]:visible .ballot.p").tap();
                page.waitForURL(address -> !address.startsWith(before));
                assertThat(page.locator("[data-choice]:visible")).hasCount(0);
                page.locator("label.ballot." + choice.charAt(0)).tap();
                tapThrough(page, null);
                assertThat(page.locator("[data-choice]")).hasText(choice.equals("contre") ? "Contre" : "Abstention");
            }
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            System.err.println("A deputy and three votes from a shared link: " + taken.toMillis() + " ms");
            assertThat(taken).isLessThan(Duration.ofMinutes(1));
        }
    }

    /** And what a reader asked not to see stays hidden on the next page. */
    @Test
    void a_phone_shows_first_what_is_asked_by_whom_and_the_ballots_and_folds_the_rest() {
        try (BrowserContext visitor = chromium.visitor(PHONE)) {
            Page page = open(visitor, CF1115);
            assertThat(page.locator("h1")).isInViewport();
            assertThat(page.locator(".faits")).isInViewport();
            assertThat(page.locator("[data-votebar]")).isInViewport();
            assertThat(page.locator(".clip")).isVisible();
            assertThat(page.getByText("liberticide et inefficace")).isHidden();
            page.getByText("Lire tout le texte").tap();
            assertThat(page.getByText("liberticide et inefficace")).isVisible();
            assertThat(page.locator(".clip")).isHidden();
            Locator who = page.locator(".faits [data-who]");
            Locator count = page.locator("#resultat [data-of-count]");
            assertThat(who).isVisible();
            assertThat(count).isVisible();
            page.locator("[data-reading] summary").tap();
            page.getByLabel("Cacher qui propose").check();
            page.getByLabel("Cacher le décompte").check();
            page.getByLabel("Lettres plus grandes").check();
            page.reload();
            assertThat(page.locator(".unread")).isVisible();
            assertThat(who).isHidden();
            assertThat(count).isHidden();
            assertThat((String) page.evaluate("getComputedStyle(document.documentElement).fontSize"))
                    .isEqualTo("20px");
            assertThat(Chromium.violations(page)).isEmpty();
            page.locator("[data-reading] summary").tap();
            page.getByLabel("Cacher le décompte").uncheck();
            assertThat(count).isVisible();
        }
    }

    @Tag("long")
    @Test
    void where_the_script_never_comes_the_ballot_box_is_still_reached() {
        try (BrowserContext visitor = chromium.visitor(PHONE)) {
            visitor.route(Pattern.compile("/vote/vote[^/]*\\.js"), Route::abort);
            Page page = open(visitor, OF_KEYBOARD);
            page.locator("[data-pick=pour]").tap();
            assertThat(page.locator("#voter")).isInViewport();
            assertThat(page.locator("#voter")).containsText("Le vote se charge. S’il ne vient pas, rechargez la page.");
            assertThat(page.locator("[data-shut]")).isHidden();
            assertThat(Chromium.violations(page)).isEmpty();
        }
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(strings = {"our typeface", "that of the system, where ours comes too late"})
    void the_bar_leaves_three_quarters_of_a_phone_to_the_text_whatever_the_size_of_letters(String typeface) {
        try (BrowserContext visitor = chromium.visitor(PHONE)) {
            if (!typeface.startsWith("our")) {
                visitor.route(Pattern.compile("\\.woff2"), Route::abort);
            }
            Page page = open(visitor, OF_KEYBOARD);
            for (int width : new int[] {320, 390}) {
                page.setViewportSize(width, 844);
                for (int percent : new int[] {100, 130, 150, 200}) {
                    page.evaluate("percent => { document.documentElement.style.fontSize = percent + '%'; }", percent);
                    assertThat(page.locator("[data-votebar]").boundingBox().height)
                            .as("%s wide at %s %%", width, percent)
                            .isLessThan(844 / 4.0);
                    assertThat(page.evaluate("document.querySelector('[data-votebar]').scrollWidth"))
                            .as("%s wide at %s %%", width, percent)
                            .isEqualTo(width);
                    assertThat(page.locator("[data-votebar]")).isInViewport();
                }
            }
        }
    }

    @Tag("long")
    @Test
    void a_sheet_that_is_closed_keeps_the_choice() {
        try (BrowserContext visitor = chromium.visitor(PHONE)) {
            Page page = open(visitor, OF_KEYBOARD);
            page.locator("[data-pick=abstention]").tap();
            page.keyboard().press("Escape");
            assertThat(page.locator("#voter")).isHidden();
            assertThat(page.locator("[data-pick=abstention]")).isFocused();
            page.locator("[data-pick=abstention]").tap();
            page.locator("[data-shut]").tap();
            assertThat(page.locator("#voter")).isHidden();
            assertThat(page.locator("input[value=abstention]")).isChecked();
        }
    }

    @Tag("long")
    @Test
    void a_browser_that_keeps_no_cookie_is_told_so_and_the_choice_stays() {
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = open(visitor, OF_KEYBOARD);
            page.route(Pattern.compile("/api/v1/robot-check$"), route -> {
                if (route.request().method().equals("POST")) {
                    route.fulfill(new Route.FulfillOptions().setStatus(204));
                } else {
                    route.resume();
                }
            });
            page.locator("input[value=pour]").check();
            page.locator("[data-check]").check();
            assertThat(page.locator("[data-error]")).containsText("n’a pas gardé le cookie");
            assertThat(page.locator("[data-check]")).not().isChecked();
            assertThat(page.locator("input[value=pour]")).isChecked();
            // quicker than the page could ask
            page.locator("[data-check]").check();
            page.locator("[data-submit]").click();
            assertThat(page.locator("[data-error]")).containsText("n’a pas gardé le cookie");
            page.unroute(Pattern.compile("/api/v1/robot-check$"));
        }
    }

    @Tag("long")
    @Test
    void a_visitor_checks_votes_changes_and_finds_the_vote_again_after_a_restart() throws Exception {
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = open(visitor, CF1115);
            int before = total(page);
            page.locator("input[value=contre]").check();
            assertThat(Chromium.violations(page)).as("with a ballot chosen").isEmpty();
            vote(page, "contre");
            assertThat(Chromium.violations(page)).as("with the receipt").isEmpty();
            assertThat(page.locator("[data-choice]")).containsText("Contre");
            assertThat(page.locator("[data-code]")).hasText(Pattern.compile("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}"));
            assertThat(page.locator("#h-apres")).isFocused();
            assertThat(page.locator(".total b")).hasText(Integer.toString(before + 1));

            page.locator("[data-change]").click();
            vote(page, "contre");
            assertThat(page.locator("[data-proof]")).hasAttribute("data-proof", "oui");
            assertThat(page.locator("[data-proof]")).containsText("le bulletin compté est bien le vôtre");
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

    @Tag("long")
    @Test
    void a_link_that_names_a_choice_proposes_it_and_chooses_nothing() {
        for (String choice : new String[] {"contre", "pour", "abstention"}) {
            try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions())) {
                Page page = open(visitor, OF_KEYBOARD + "#voter-" + choice);
                assertThat(page.locator("[data-offer]")).containsText("Rien n’est choisi");
                assertThat(page.locator("input[name=choice]:checked")).hasCount(0);
                assertThat(page.locator("[data-submit]")).hasText("J’accepte et je vote");
                assertThat(Chromium.violations(page)).isEmpty();
                page.locator("input[value=abstention]").check();
                assertThat(page.locator("[data-offer]")).not().isVisible();
            }
        }
    }

    @Tag("long")
    @Test
    void a_wish_of_the_first_page_opens_the_sheet_on_a_phone() {
        try (BrowserContext visitor = chromium.visitor(PHONE)) {
            Page page = open(visitor, "/");
            page.locator(".trio .ballot.p").tap();
            assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
            assertThat(page.locator("[data-offer]")).containsText("Rien n’est choisi");
            assertThat(page.locator("input[name=choice]:checked")).hasCount(0);
            page.locator("label.ballot.p").tap();
            assertThat(page.locator("[data-submit]")).hasText("J’accepte et je vote «\u202fPour\u202f»");
        }
    }

    @Tag("long")
    @Test
    void in_english_only_what_is_quoted_is_french() {
        try (BrowserContext visitor = chromium.visitor(PHONE)) {
            Page page = open(visitor, "/en" + OF_ROLL_CALL);
            assertThat(page.locator("html")).hasAttribute("lang", "en");
            vote(page, "abstention");
            assertThat(page.locator("#h-apres")).containsText("Your vote is counted");
            assertThat(page.locator("[data-choice]")).hasText("Abstain");
            assertThat(page.locator(".sec.lead .text")).hasAttribute("lang", "fr");
            Look.english(page, OF_ROLL_CALL);
        }
    }

    @Tag("long")
    @Test
    void who_would_change_can_keep_and_a_failed_withdrawal_says_so() {
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = open(visitor, OF_KEYBOARD);
            assertThat(page.locator("[data-keep]")).not().isVisible();
            vote(page, "contre");

            page.locator("[data-change]").click();
            page.locator("input[value=pour]").check();
            page.locator("[data-keep]").click();
            assertThat(page.locator("#h-apres")).isFocused();
            assertThat(page.locator("[data-choice]")).hasText("Contre");
            assertThat(page.locator("input[value=contre]")).isChecked();

            page.route("**/ballot", Route::abort);
            page.locator("[data-withdraw]").click();
            assertThat(page.locator("[data-withdraw]")).hasText("Confirmer le retrait");
            page.locator("[data-withdraw]").click();
            assertThat(page.locator("[data-withdraw-error]")).containsText("Le retrait n’est pas confirmé.");
            assertThat(page.locator("[data-choice]")).isVisible();

            page.unroute("**/ballot");
            page.locator("[data-withdraw]").click();
            page.locator("[data-withdraw]").click();
            assertThat(page.locator("#h-apres")).containsText("Vote retiré");
            assertThat(page.locator("#apres")).containsText("Il ne compte plus.");
            assertThat(page.locator("[data-choice]")).isHidden();
            assertThat(page.locator("#voter")).isVisible();
            assertThat(page.locator("[data-keep]")).not().isVisible();
        }
    }

    @Tag("long")
    @Test
    void what_happened_in_another_tab_is_shown_also_on_the_way_back() {
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions())) {
            Page first = open(visitor, OF_CHANGE);
            Page second = open(visitor, OF_CHANGE);
            vote(second, "abstention");
            assertThat(first.locator("[data-choice]")).hasText("Abstention");
            assertThat(first.locator("#h-apres")).containsText("Votre vote est compté");

            first.navigate(service.uri().resolve("/methode").toString());
            second.locator("[data-change]").click();
            second.locator("input[value=contre]").check();
            second.locator("[data-submit]").click();
            assertThat(second.locator("[data-choice]")).hasText("Contre");
            first.goBack();
            assertThat(first.locator("[data-choice]")).hasText("Contre");

            second.locator("[data-withdraw]").click();
            second.locator("[data-withdraw]").click();
            assertThat(first.locator("[data-withdrawn]")).isVisible();
            assertThat(first.locator("#voter")).isVisible();
            assertThat(first.locator("input:checked[name=choice]")).hasCount(0);
        }
    }

    @Tag("long")
    @Test
    void after_the_vote_stand_groups_the_next_question_a_mail_and_a_code() {
        try (BrowserContext visitor = chromium.visitor(PHONE)) {
            Page page = open(visitor, OF_ROLL_CALL);
            assertThat(page.locator("[data-next]:visible, [data-same]:visible")).hasCount(0);
            vote(page, "contre");
            assertThat(page.locator("[data-less='0 0 0'] [data-total]")).hasText(total(page) + "\u00a0voix");
            assertThat(page.locator("[data-fixed]")).hasCount(0);
            page.locator("[data-receipt] > summary").click();
            assertThat(page.locator("[data-receipt] > summary")).hasText("Mon reçu vérifié par votre navigateur");
            assertThat(page.locator("[data-same=contre]").first()).hasText("comme vous");
            assertThat(page.locator("[data-same=pour]:visible")).hasCount(0);
            assertThat(page.locator("#resultat ~ [aria-labelledby=h-dep] tbody tr")
                            .first())
                    .isVisible();
            page.getByText("Code QR", new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.getByRole(
                            AriaRole.IMG, new Page.GetByRoleOptions().setName("Code QR du lien de ce scrutin")))
                    .isVisible();
            // of the same bill
            assertThat(page.locator("[data-next]:visible h2 a"))
                    .hasAttribute("href", Pattern.compile("^/17/amendements/1906[A-Z]?/"));
            Look.at(page, "apres-le-vote");
            page.locator("#suivre-mail").fill("lea@planted.example");
            Look.large(page, "apres-le-vote");
            page.getByText("écrivez-moi").click();
            assertThat(page.locator("h1")).containsText("Regardez votre courrier");
        }
    }

    @Tag("long")
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
            page.locator("[data-check]").check();
            assertThat(page.locator("[data-tick]")).containsText("Choisissez une vérification.");
            page.locator("[data-provider=altcha]").click();
            assertThat(page.locator("[data-tick]")).containsText("Vérification réussie");
        }
    }

    @Test
    void the_keyboard_alone_is_enough_and_the_check_is_eight_stops_away() {
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = open(visitor, OF_KEYBOARD);
            // what is pressed before the script came goes past all that it brings to life
            assertThat(page.locator("input[value=pour]")).isEnabled();
            int stops = press(page, "a[href='#voter']", "Enter");
            stops += press(page, "input[value=pour]", "Space");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowDown");
            stops += press(page, "[data-check]", "Space");
            assertThat(stops).isLessThanOrEqualTo(8);
            press(page, "[data-submit]", "Enter");
            assertThat(page.locator("[data-choice]")).containsText("Abstention");
        }
    }

    @Test
    void without_javascript_the_page_can_be_read_and_nothing_looks_alive() {
        try (BrowserContext visitor = chromium.visitor(
                new Browser.NewContextOptions().setJavaScriptEnabled(false).setViewportSize(390, 844))) {
            Page page = open(visitor, CF1115);
            assertThat(page.getByText("liberticide et inefficace")).isVisible();
            assertThat(page.locator("noscript").first()).isAttached();
            assertThat(page.locator("[data-votebar]")).isHidden();
            assertThat(page.locator(".live")).isHidden();
            assertThat(page.locator("#voter")).isVisible();
            for (Locator control : page.locator("#voter input, #voter .cast").all()) {
                assertThat(control).isDisabled();
            }
            Page form = open(visitor, "/en/petitions/nouvelle");
            assertThat(form.getByText("Petitions are written in French")).isVisible();
            for (Locator button : form.locator("[data-check]").all()) {
                assertThat(button).isDisabled();
            }
            open(visitor, "/amendements?q=pr%C3%A9fecture");
        }
    }

    @Tag("long")
    @Test
    void on_paper_stand_reasons_and_facts_and_no_empty_frame_and_no_vote() {
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = open(visitor, CF1115);
            // of figures that came after the page: when they came
            page.evaluate("""
                document.querySelector('[data-stamp]').textContent = '';
                document.dispatchEvent(new CustomEvent('voix:tally', { detail: {
                  pour: 1, contre: 0, abstention: 0, total: 1, size: 1e9, state: 'open' } }));
                """);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator("#voter")).isHidden();
            assertThat(page.locator("[data-votebar]")).isHidden();
            assertThat(page.locator("#apres")).isHidden();
            assertThat(page.locator("[data-stamp]")).isVisible();
            assertThat(page.locator("[data-stamp]"))
                    .containsText(Pattern.compile("Relevé le \\d.* 20\\d\\d à \\d+\u00a0h\u00a0\\d\\d"));
            assertThat(page.locator(".clip")).isHidden();
            assertThat(page.getByText("liberticide et inefficace")).isVisible();
            assertThat(page.getByText("Sur le site de l’Assemblée nationale")).isVisible();
        }
    }

    @Tag("long")
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

    /** The bar's ballot where one is named, then the tick and « Déposer ». */
    private static void tapThrough(Page page, @Nullable String choice) {
        if (choice != null) {
            page.locator("[data-pick=" + choice + "]").tap();
        }
        page.locator("[data-check]").check();
        page.locator("[data-submit]").tap();
        assertThat(page.locator("#h-apres")).containsText("Votre vote est compté");
    }

    /** By the bar where there is one, and with the receipt unfolded in the end. */
    static void vote(Page page, String choice) {
        Locator bar = page.locator("[data-pick=" + choice + "]");
        if (bar.isVisible()) {
            bar.click();
        } else {
            page.locator("input[value=" + choice + "]").check();
        }
        page.locator("[data-check]").check();
        page.locator("[data-submit]").click();
        assertThat(page.locator("[data-choice]")).isVisible();
        page.evaluate("document.querySelector('[data-receipt]').open = true");
    }

    private static Page open(BrowserContext visitor, String path) {
        Page page = visitor.newPage();
        Response response = page.navigate(service.uri().resolve(path).toString());
        assertThat(response.status()).isEqualTo(200);
        return page;
    }

    /** Moves on by Tab alone until the control has the focus, then presses the key; how often it was Tab. */
    private static int press(Page page, String selector, String key) {
        for (int i = 0; i < 300; i++) {
            Object isFocused = page.evaluate("selector => document.activeElement.matches(selector)", selector);
            if (Boolean.TRUE.equals(isFocused)) {
                page.keyboard().press(key);
                return i;
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
