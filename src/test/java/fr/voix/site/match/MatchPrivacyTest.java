package fr.voix.site.match;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.LoadState;
import fr.voix.CuttableProxy;
import fr.voix.browser.Chromium;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two people who agree on nothing go through « Qui vote comme moi », and a proxy writes down every byte that their browsers send.
 * Nobody could tell one from the other.
 */
@MicronautTest(transactional = false)
@Tag("long")
class MatchPrivacyTest {

    private static List<String> uids;

    @Inject
    EmbeddedServer server;

    @Inject
    MatchFixture fixture;

    @BeforeEach
    void anAssemblee() {
        if (uids == null) {
            uids = fixture.rollCalls(60);
        }
    }

    @Test
    void two_opposite_profiles_send_the_same_requests_byte_for_byte() throws IOException {
        try (var chromium = Chromium.start();
                var proxy = new CuttableProxy(server.getPort())) {
            var told = new ArrayList<String>();
            var one = session(chromium, proxy, "pour", 40, "03100", told);
            var toldByOther = new ArrayList<String>();
            var other = session(chromium, proxy, "contre", 9, "nom57", toldByOther);
            assertThat(one).isEqualTo(other);
            assertThat(told)
                    .as("what a link, a copy of the address or a card would hand on")
                    .isEqualTo(toldByOther)
                    .hasSize(4)
                    .allMatch(page -> page.contains("og:image"))
                    .noneMatch(page -> uids.stream().anyMatch(page::contains));
            assertThat(one).hasSizeGreaterThan(10).anyMatch(request -> request.contains("/positions/"));
            assertThat(one).noneMatch(request -> uids.stream().anyMatch(request::contains));
            assertThat(one)
                    .as("nothing is sent but what is asked for")
                    .allMatch(request -> request.startsWith("GET ") && !request.contains("Cookie"));
        }
    }

    @Test
    void the_page_of_a_deputy_does_not_tell_who_holds_ballots_until_they_want_to_compare() throws IOException {
        try (var chromium = Chromium.start();
                var proxy = new CuttableProxy(server.getPort())) {
            var none = reading(chromium, proxy, ballots("pour", 0), false);
            assertThat(none).hasSizeGreaterThan(5);
            assertThat(reading(chromium, proxy, ballots("pour", 40), true)).isEqualTo(none);
        }
    }

    @Test
    void where_somebody_looks_for_their_deputy_is_not_sent() throws IOException {
        try (var chromium = Chromium.start();
                var proxy = new CuttableProxy(server.getPort())) {
            var one = lookingFor(chromium, proxy, "75011", 0);
            assertThat(lookingFor(chromium, proxy, "03100", 1)).isEqualTo(one);
            assertThat(one)
                    .anyMatch(request -> request.contains("circonscriptions.txt"))
                    .anyMatch(request -> request.startsWith("GET /api/v1/scrutins-publics/"))
                    .allMatch(request -> request.startsWith("GET ") && !request.contains("Cookie"));
        }
    }

    @Test
    void a_place_typed_before_the_script_is_there_stays_and_a_script_that_fails_says_so() throws IOException {
        try (var chromium = Chromium.start();
                var proxy = new CuttableProxy(server.getPort())) {
            var visitor = chromium.visitor(new Browser.NewContextOptions());
            var page = open(visitor, proxy, "/scrutins/" + uids.getFirst());
            page.waitForLoadState(LoadState.NETWORKIDLE);
            page.evaluate("document.querySelectorAll('[data-after]').forEach((part) => { part.hidden = false; })");
            page.route("**/my-deputy.js*", Route::abort);
            page.locator("[data-my-deputy] summary").click();
            assertThat(page.locator("[data-my-deputy] [data-told]")).containsText("Rechargez la page");
            page.reload();
            page.waitForLoadState(LoadState.NETWORKIDLE);
            page.evaluate("document.querySelectorAll('[data-after]').forEach((part) => { part.hidden = false; })");
            page.unroute("**/my-deputy.js*");
            var held = new CompletableFuture<Route>();
            page.route("**/my-deputy.js*", held::complete);
            page.locator("[data-my-deputy] summary").click();
            page.locator("#chez-moi").fill("75011");
            page.waitForCondition(held::isDone);
            held.join().resume();
            page.locator("[data-my-deputy] button").click();
            assertThat(page.locator("#chez-moi")).hasValue("75011");
            assertThat(page.locator("[data-my-deputy] li").first()).isVisible();
            visitor.close();
        }
    }

    /** Shown as after a vote; what was asked for before the deputy is left out. */
    private static List<String> lookingFor(Chromium chromium, CuttableProxy proxy, String place, int found) {
        var visitor = chromium.visitor(new Browser.NewContextOptions());
        var page = open(visitor, proxy, "/scrutins/" + uids.getFirst());
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.evaluate("document.querySelectorAll('[data-after]').forEach((part) => { part.hidden = false; })");
        proxy.write();
        page.locator("[data-my-deputy] summary").click();
        page.locator("#chez-moi").fill(place);
        page.locator("[data-my-deputy] button").click();
        assertThat(page.locator("[data-my-deputy] li [data-name]")).hasCount(found);
        if (found > 0) {
            assertThat(page.locator("[data-my-deputy] [data-vote]").first()).containsText("Le vôtre");
        } else {
            assertThat(page.locator("[data-my-deputy] li").first()).containsText("siège vacant");
        }
        page.waitForLoadState(LoadState.NETWORKIDLE);
        visitor.close();
        return requests(proxy);
    }

    /** Of a deputy's page, until nothing more is asked for. */
    private static List<String> reading(Chromium chromium, CuttableProxy proxy, String ballots, boolean isOffered) {
        proxy.write();
        var visitor = chromium.visitor(new Browser.NewContextOptions());
        visitor.addInitScript("localStorage.setItem('voix.bulletins', '%s')".formatted(ballots));
        var page = open(visitor, proxy, "/deputes/camille-nom5");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.locator("[data-compare]"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setVisible(isOffered));
        visitor.close();
        return requests(proxy);
    }

    /** Ballots of former days, ten answers, all that the page can be asked, and once more on another day. */
    private static List<String> session(
            Chromium chromium, CuttableProxy proxy, String position, int ballots, String place, List<String> told) {
        proxy.write();
        var visitor = chromium.visitor(new Browser.NewContextOptions());
        visitor.addInitScript(
                "if (!localStorage.getItem('voix.bulletins')) localStorage.setItem('voix.bulletins', '%s')"
                        .formatted(ballots(position, ballots)));
        var page = open(visitor, proxy, "/qui-vote-comme-moi/dix");
        for (int n = 0; n < 10; n++) {
            var answer = page.locator("[name=q" + n + "][value=" + position + "]");
            answer.focus();
            page.keyboard().press("Space");
            assertThat(page.locator("[data-result]").nth(n)).containsText("À l’Assemblée");
        }
        told.add(outward(page));
        page.locator("[data-casting] summary").click();
        page.locator("[data-all]").click();
        page.locator(".btn").last().click();
        assertThat(page.locator("[data-lede]")).containsText("scrutins en commun");
        page.locator("#qui").fill(place);
        page.locator("[data-place] summary").first().click();
        page.locator("[data-more]").click();
        page.locator("[data-others] summary").last().click();
        page.locator("[data-keep]").check();
        told.add(outward(page));
        page.waitForDownload(() -> page.locator("[data-export]").click());
        page.reload();
        assertThat(page.locator("[data-lede]")).containsText("scrutins en commun");
        page.navigate(at(proxy, "/deputes/camille-nom5"));
        page.locator("[data-compare]").click();
        page.locator("[data-beside] summary").click();
        told.add(outward(page));
        page.navigate(at(proxy, "/qui-vote-comme-moi"));
        assertThat(page.locator("[data-lede]")).containsText("scrutins en commun");
        told.add(outward(page));
        page.locator("[data-erase]").click();
        page.locator("[data-erase]").click();
        visitor.close();
        return requests(proxy);
    }

    /** None has a body. Parts are asked for at once, in any order and on any connection. */
    private static List<String> requests(CuttableProxy proxy) {
        return proxy.written().stream()
                .flatMap(asked -> Stream.of(asked.split("\r\n\r\n")))
                .filter(request -> !request.isEmpty())
                .sorted()
                .toList();
    }

    /** Its address, what cards are made from, and everything that shares or copies. */
    private static String outward(Page page) {
        return (String) page.evaluate("""
                () => [location.href, document.title, JSON.stringify(history.state),
                  ...[...document.querySelectorAll('head meta, head link, [data-share], [data-copy], [href^="mailto:"]')]
                    .map((one) => one.outerHTML)].join('\\n')""");
    }

    private static String ballots(String position, int ballots) {
        var all = new ArrayList<String>();
        for (var uid : uids.subList(0, ballots)) {
            all.add("\"%s\":{\"choice\":\"%s\",\"code\":\"x\"}".formatted(uid, position));
        }
        return "{" + String.join(",", all) + "}";
    }

    private static Page open(BrowserContext visitor, CuttableProxy proxy, String address) {
        var page = visitor.newPage();
        page.navigate(at(proxy, address));
        return page;
    }

    private static String at(CuttableProxy proxy, String address) {
        return "http://localhost:" + proxy.port() + address;
    }
}
