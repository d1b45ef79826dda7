package fr.voix.browser;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.ServiceProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who has another engine than Chromium votes as well, on the plain-http address of a first start too. */
@ResourceLock(OnRunningService.LOCK)
@ExtendWith(EveryBrowserTest.Start.class)
@Tag("long")
class EveryBrowserTest {

    private static final String SHARED = "/17/amendements/1906A/AN/3970";
    private static final String SEEN_AGAIN = "/17/amendements/1906A/AN/3056";
    private static final String WORDS = "apprentissage fonction publique territoriale";

    private static ServiceProcess service;

    @ParameterizedTest
    @EnumSource
    void a_shared_link_leads_to_a_counted_vote_on_a_phone(Engine.Kind kind) throws Exception {
        try (Engine browser = kind.start()) {
            browser.open(service.uri().resolve(SHARED));
            browser.await("!!document.querySelector('button[data-pick=contre]')");
            int before = Integer.parseInt(browser.read("document.querySelector('[data-total]').textContent"));
            browser.click("[data-pick=contre]");
            castAndSeeItCounted(browser, "Contre");
            browser.await("document.querySelector('[data-total]').textContent === '" + (before + 1) + "'");
            browser.open(service.uri().resolve(SHARED));
            browser.awaitVisible("[data-choice]");
            assertThat(browser.read("document.querySelector('[data-choice]').textContent"))
                    .as("another visit knows the ballot")
                    .isEqualTo("Contre");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_counted_vote_stands_after_a_reload_on_the_way_back_and_in_a_second_tab(Engine.Kind kind) throws Exception {
        try (Engine browser = kind.start()) {
            browser.open(service.uri().resolve(SEEN_AGAIN));
            browser.await("!!document.querySelector('button[data-pick=contre]')");
            browser.click("[data-pick=contre]");
            castAndSeeItCounted(browser, "Contre");
            for (int i = 0; i < 3; i++) {
                browser.read("window.isOld = true");
                browser.read("location.reload()");
                browser.await("!window.isOld && document.readyState === 'complete'");
                awaitCounted(browser, "Contre");
            }
            browser.open(service.uri().resolve("/methode"));
            browser.read("history.back()");
            browser.await("location.pathname === '" + SEEN_AGAIN + "' && document.readyState === 'complete'");
            awaitCounted(browser, "Contre");

            browser.tab(false);
            browser.open(service.uri().resolve(SEEN_AGAIN));
            awaitCounted(browser, "Contre");
            browser.click("[data-change]");
            browser.awaitVisible("[data-submit]");
            browser.click("[value=pour]");
            browser.click("[data-submit]");
            awaitCounted(browser, "Pour");
            browser.tab(true);
            awaitCounted(browser, "Pour");
        }
    }

    private static void awaitCounted(Engine browser, String choice) throws InterruptedException {
        browser.awaitVisible("#h-apres");
        browser.awaitVisible("[data-receipt]");
        browser.await("document.querySelector('[data-choice]').textContent === '" + choice + "'");
        assertThat(browser.read("document.querySelector('#h-apres').textContent"))
                .contains("Votre vote est compté");
    }

    @ParameterizedTest
    @EnumSource
    void from_the_first_page_one_finds_what_one_cares_about_and_votes(Engine.Kind kind) throws Exception {
        try (Engine browser = kind.start()) {
            browser.open(service.uri());
            browser.click("main a[href=\"/amendements\"]");
            browser.awaitVisible("input[name=q]");
            browser.type("input[name=q]", WORDS);
            browser.click("#recherche button");
            browser.await("location.search.includes('apprentissage') && document.readyState === 'complete'");
            browser.click(".rows h3 a");
            browser.await("!!document.querySelector('button[data-pick=pour]')");
            browser.click("[data-pick=pour]");
            castAndSeeItCounted(browser, "Pour");
        }
    }

    private static void castAndSeeItCounted(Engine browser, String choice) throws Exception {
        browser.awaitVisible("[data-check]");
        browser.click("[data-check]");
        browser.click("[data-submit]");
        browser.awaitVisible("#h-apres");
        assertThat(browser.read("document.querySelector('#h-apres').textContent"))
                .contains("Votre vote est compté");
        assertThat(browser.read("document.querySelector('[data-choice]').textContent"))
                .isEqualTo(choice);
        assertThat(browser.read("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing stands beside the screen")
                .isEqualTo("true");
        browser.await("document.querySelector('[data-proof]').dataset.proof === 'oui'");
    }

    static final class Start implements BeforeAllCallback {

        @Override
        public void beforeAll(ExtensionContext context) {
            service = OnRunningService.running(context);
        }
    }
}
