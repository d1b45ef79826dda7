package fr.voix.urn.live;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import fr.voix.Fixtures;
import fr.voix.TestServer;
import fr.voix.browser.Chromium;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinClosing;
import fr.voix.vote.scrutin.ScrutinHiding;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A page that shows a result while others vote. */
@Isolated("measures how soon a vote is seen")
class LiveBrowserTest {

    private static Chromium chromium;
    private static EmbeddedServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private BrowserContext visitor;
    private Scrutin scrutin;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        server = TestServer.start(Map.of("voix.robot-check.altcha.cost", 1, "voix.robot-check.altcha.max-counter", 1));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void arrive() {
        visitor = chromium.visitor(new Browser.NewContextOptions());
        visitor.onRequest(request -> requests.add(request.url().replaceFirst("http://[^/]+", "")));
        scrutin = bean(Fixtures.class).anOpenScrutin();
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    @Test
    void a_vote_in_another_browser_moves_the_page_within_two_seconds_without_a_poll() throws Exception {
        Page page = open();
        awaitListeners(1);
        try (BrowserContext other = chromium.visitor(new Browser.NewContextOptions())) {
            Page voting = other.newPage();
            voting.navigate(address());
            voting.locator("input[value=pour]").check();
            voting.locator("[data-check]").check();
            voting.locator("[data-submit]").click();
            assertThat(voting.locator("#h-apres")).isVisible();
        }
        assertThat(page.locator("[data-total]")).hasText("1", within(2_500));
        assertThat(page.locator("[data-share=pour]")).hasText("100,0\u202f%");
        assertThat(page.locator("[data-since]")).containsText("relevé à");
        assertThat(requests).contains(fluxPath()).doesNotContain(tallyPath());
        assertThat(Chromium.violations(page)).isEmpty();
    }

    @Tag("long")
    @Test
    void a_page_that_was_open_when_the_scrutin_closed_says_that_its_result_is_final() throws Exception {
        Page page = open();
        awaitListeners(1);
        assertThat(page.locator("#h-res")).hasText("Résultat provisoire");
        assertThat(page.locator("[data-closed]")).isHidden();

        bean(ScrutinClosing.class).close(scrutin.uid());

        assertThat(page.locator("#h-res")).hasText("Résultat définitif", within(4_000));
        assertThat(page.locator("[data-closed]")).isVisible();
        assertThat(page.locator(".live")).hasCount(0);
        assertThat(Chromium.violations(page)).isEmpty();
    }

    @Tag("long")
    @Test
    void a_closed_scrutin_that_is_hidden_stands_on_an_open_page_no_longer_than_five_seconds() throws Exception {
        bean(ScrutinClosing.class).close(scrutin.uid());
        Page page = open();
        assertThat(page.locator("#h-res")).hasText("Résultat définitif");
        awaitListeners(1);
        bean(ScrutinHiding.class).hide(scrutin.uid(), "Motif.", null);
        assertThat(page.locator("h1")).hasText("Ce scrutin est masqué", within(5_000));
        awaitListeners(0);
    }

    @Tag("long")
    @Test
    void the_time_in_paris_is_that_of_the_tables_of_the_browser_in_every_hour_of_five_years() {
        Page page = open();
        Object wrong = page.evaluate("""
                async () => {
                  const { parisTime } = await import('/static/base/api.js');
                  const table = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit', timeZone: 'Europe/Paris' });
                  const wrong = [];
                  for (let at = Date.UTC(2026, 0, 1, 0, 5); at < Date.UTC(2031, 0, 1); at += 3600000) {
                    const said = table.format(at).replace(/^0?(\\d+):/, '$1\\u00a0h\\u00a0');
                    if (parisTime(new Date(at)) !== said) wrong.push(`${parisTime(new Date(at))} is ${said}`);
                  }
                  return wrong;
                }""");
        assertThat((List<?>) wrong).isEmpty();
    }

    @Tag("long")
    @Test
    void who_looks_elsewhere_holds_no_stream_and_gets_the_newest_on_return() throws Exception {
        Page page = open();
        awaitListeners(1);
        look(page, false);
        awaitListeners(0);
        bean(TestBallots.class).cast(scrutin, 2);
        look(page, true);
        assertThat(page.locator("[data-total]")).hasText("2", within(4_000));
        awaitListeners(1);
    }

    @Tag("long")
    @Test
    void where_no_stream_is_to_be_had_the_page_asks_as_often_as_the_service_says() throws Exception {
        visitor.route("**/flux*", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
        Page page = open();
        bean(TestBallots.class).cast(scrutin, 3);
        assertThat(page.locator("[data-total]")).hasText("3", within(12_000));
        assertThat(requests).contains(tallyPath());
        assertThat(requests.stream().filter(fluxPath()::equals)).hasSize(1);
    }

    @Tag("long")
    @Test
    void who_saves_data_asks_now_and_then_and_holds_no_stream() throws Exception {
        visitor.addInitScript("Object.defineProperty(navigator, 'connection', {value: {saveData: true}})");
        Page page = open();
        bean(TestBallots.class).cast(scrutin, 1);
        assertThat(page.locator("[data-total]")).hasText("1", within(12_000));
        assertThat(requests).contains(tallyPath()).doesNotContain(fluxPath());
    }

    /** A page of others that knows nothing of names, and one that does, over the address as it is documented. */
    @Tag("long")
    @Test
    void a_page_that_sets_onmessage_alone_is_told_each_count_and_one_that_listens_to_the_name_each_once()
            throws Exception {
        Page page = visitor.newPage();
        page.navigate("http://localhost:" + server.getPort() + "/methode");
        page.evaluate("""
                address => {
                  window.told = { message: [], tally: [], named: [] };
                  const both = new EventSource(address);
                  both.onmessage = (event) => told.message.push(JSON.parse(event.data).total);
                  both.addEventListener('tally', (event) => told.tally.push(JSON.parse(event.data).total));
                  const one = new EventSource(address + '?event=tally');
                  one.onmessage = () => told.named.push('message');
                  one.addEventListener('tally', (event) => told.named.push(JSON.parse(event.data).total));
                }
                """, "/scrutins/" + scrutin.uid() + "/flux");
        page.waitForCondition(() -> told(page).equals("[0] [0] [0]"));
        bean(TestBallots.class).cast(scrutin, 2);
        page.waitForCondition(() -> told(page).equals("[0,2] [0,2] [0,2]"));
        assertThat(Chromium.violations(page)).isEmpty();
    }

    private static String told(Page page) {
        return page.evaluate("Object.values(told).map((one) => JSON.stringify(one)).join(' ')")
                .toString();
    }

    private Page open() {
        Page page = visitor.newPage();
        page.navigate(address());
        return page;
    }

    /** As a tab that comes to the front or goes away. */
    private static void look(Page page, boolean isVisible) {
        page.evaluate("""
                hidden => {
                  Object.defineProperty(document, 'hidden', {value: hidden, configurable: true});
                  document.dispatchEvent(new Event('visibilitychange'));
                }
                """, !isVisible);
    }

    private void awaitListeners(int expected) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (bean(StreamService.class).listeners() != expected && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(bean(StreamService.class).listeners()).isEqualTo(expected);
    }

    private String address() {
        return "http://localhost:" + server.getPort() + "/scrutins/" + scrutin.uid();
    }

    private String fluxPath() {
        return "/scrutins/" + scrutin.uid() + "/flux?event=tally";
    }

    private String tallyPath() {
        return "/api/v1/scrutins/" + scrutin.uid() + "/tally";
    }

    private static LocatorAssertions.HasTextOptions within(double millis) {
        return new LocatorAssertions.HasTextOptions().setTimeout(millis);
    }

    private static <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }
}
