package fr.voix.vote.ballot;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import fr.voix.CuttableProxy;
import fr.voix.Fixtures;
import fr.voix.TestDatabase;
import fr.voix.TestServer;
import fr.voix.browser.Chromium;
import fr.voix.urn.tally.UrnRecount;
import fr.voix.vote.robotcheck.TestVoters;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A voter whose ballot finds the door shut: the page tries again by itself, and says what it knows. */
class RetryBrowserTest {

    private static final Pattern NEXT_TRY = Pattern.compile("Nouvel essai dans (\\d+)");

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final LocatorAssertions.IsVisibleOptions IN_TIME =
            new LocatorAssertions.IsVisibleOptions().setTimeout(40_000);

    private static Chromium chromium;
    private static TestDatabase.Database database;
    private static CuttableProxy line;
    private static EmbeddedServer server;
    private BrowserContext visitor;
    private Scrutin scrutin;
    private Page page;

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.start();
        database = TestDatabase.fresh();
        URI address = URI.create(database.url().substring("jdbc:".length()));
        line = new CuttableProxy(address.getPort());
        server = TestServer.start(Map.of(
                "datasources.default.url", database.url().replace(address.getAuthority(), "127.0.0.1:" + line.port()),
                "datasources.default.username", database.user(),
                "datasources.default.password", database.password(),
                "datasources.default.connection-timeout", 500,
                "voix.ballots.queue", 1,
                "voix.ballots.batch", 1,
                "voix.ballots.network-share", 1,
                "voix.robot-check.altcha.cost", 1,
                "voix.robot-check.altcha.max-counter", 1));
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
            line.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void chooseABallot() {
        visitor = chromium.visitor(new Browser.NewContextOptions());
        scrutin = bean(Fixtures.class).anOpenScrutin();
        page = visitor.newPage();
        page.navigate("http://localhost:" + server.getPort() + "/scrutins/" + scrutin.uid());
        page.locator("input[value=contre]").check();
        page.locator("[data-check]").check();
        assertThat(page.locator("[data-tick]")).containsText("Vérification réussie");
    }

    @AfterEach
    void leave() {
        line.mend();
        visitor.close();
    }

    @Test
    void a_full_queue_is_waited_for_and_the_ballot_counts_once() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> others = new ArrayList<>();
        try (Connection connection = database.connect()) {
            lock(connection);
            // one is in the writer's hands and waits for the lock, one is in the queue of one
            others.add(vote());
            Thread.sleep(500);
            others.add(vote());
            Thread.sleep(500);
            page.locator("[data-submit]").click();
            assertThat(error()).containsText("Voix est très sollicité. Nouvel essai dans");
            assertThat(error()).containsText("votre choix est gardé");
            assertThat(page.locator("input[value=contre]")).isChecked();
            assertThat(Chromium.violations(page)).isEmpty();
            connection.rollback();
        }
        assertThat(page.locator("#h-apres")).isVisible(IN_TIME);
        assertThat(page.locator("[data-proof]")).hasAttribute("data-proof", "oui");
        for (CompletableFuture<HttpResponse<String>> other : others) {
            assertThat(other.get().statusCode()).isEqualTo(200);
        }
        assertBallots(3);
    }

    @Tag("long")
    @Test
    void while_the_database_is_away_the_page_does_not_say_that_nothing_is_recorded() throws Exception {
        line.cut();
        page.locator("[data-submit]").click();
        assertThat(error()).containsText("Voix n’a pas encore confirmé votre bulletin");
        assertThat(error()).not().containsText("n’est pas enregistré");
        line.mend();
        assertThat(page.locator("#h-apres")).isVisible(IN_TIME);
        assertBallots(1);
    }

    @Tag("long")
    @Test
    void an_outage_right_after_the_check_is_no_refused_cookie() {
        visitor.clearCookies();
        page.reload();
        page.route("**/ballot", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
        page.locator("input[value=contre]").check();
        page.waitForResponse(
                answer -> answer.url().endsWith("/ballot") && answer.status() == 503,
                () -> page.locator("[data-check]").check());
        page.waitForTimeout(200);
        assertThat(page.locator("[data-tick]")).containsText("Vérification réussie");
        assertThat(error()).isEmpty();

        page.unroute("**/ballot");
        page.locator("[data-submit]").click();
        assertThat(page.locator("#h-apres")).isVisible();
        assertBallots(1);
    }

    @Tag("long")
    @Test
    void an_answer_that_was_lost_is_asked_for_again() {
        page.route("**/ballot", route -> {
            route.fetch();
            route.abort();
            page.unroute("**/ballot");
        });
        page.locator("[data-submit]").click();
        assertThat(error()).containsText("votre bulletin est peut-être enregistré");
        assertThat(page.locator("#h-apres")).isVisible(IN_TIME);
        assertThat(page.locator("[data-proof]")).hasAttribute("data-proof", "oui");
        assertBallots(1);
    }

    @Tag("long")
    @Test
    void in_the_end_the_page_stops_and_leaves_it_to_the_voter() {
        List<String> tries = new ArrayList<>();
        page.route("**/ballot", route -> {
            tries.add(route.request().postData());
            route.fulfill(new Route.FulfillOptions()
                    .setStatus(503)
                    .setHeaders(Map.of("Retry-After", "1", "Content-Type", "application/problem+json"))
                    .setBody("{\"type\":\"/api/v1/problems/busy\"}"));
        });
        page.clock().install();
        page.locator("[data-submit]").click();
        int waited = 0;
        for (int i = 1; i < 7; i++) {
            int seconds = secondsToNextTry(1 << i > 60 ? 60 : 1 << i);
            assertThat(page.locator("[data-submit]")).isEnabled();
            assertThat(tries).hasSize(i);
            assertThat(seconds).isLessThanOrEqualTo(90);
            waited += seconds;
            page.clock().fastForward(1000L * seconds);
            int next = i + 1;
            page.waitForCondition(() -> tries.size() == next);
        }
        assertThat(error()).containsText("votre bulletin n’est pas enregistré");
        assertThat(tries).hasSize(7).allMatch(tries.getFirst()::equals);
        assertThat(waited).isGreaterThan(100);
        page.clock().fastForward(300_000);
        assertThat(tries).hasSize(7);
        assertThat(Chromium.violations(page)).isEmpty();

        page.unroute("**/ballot");
        page.locator("[data-submit]").click();
        assertThat(page.locator("#h-apres")).isVisible();
        assertBallots(1);
    }

    /** The day of changes of mind is one of UTC; the clock of the page is the reader's. */
    @Tag("long")
    @Test
    void half_an_hour_before_the_day_ends_the_page_says_when_it_ends() {
        Instant midnight = Instant.parse("2026-12-01T00:00:00Z");
        AtomicInteger tries = new AtomicInteger();
        page.route("**/ballot", route -> {
            tries.incrementAndGet();
            route.fulfill(new Route.FulfillOptions()
                    .setStatus(429)
                    .setHeaders(Map.of("Retry-After", "1801", "Content-Type", "application/problem+json"))
                    .setBody("{\"type\":\"/api/v1/problems/too-many-changes\"}"));
        });
        page.clock().setFixedTime(midnight.minusSeconds(1_800).toString());
        page.locator("[data-submit]").click();
        String time = DateTimeFormatter.ofPattern("H'\u00a0h\u00a0'mm")
                .withZone(ZoneId.systemDefault())
                .format(midnight);
        assertThat(error()).containsText("vous pourrez le changer à partir de " + time + ".");
        assertThat(error()).not().containsText("Nouvel essai");
        assertThat(tries).hasValue(1);
    }

    private void lock(Connection connection) throws Exception {
        connection.setAutoCommit(false);
        try (PreparedStatement statement =
                connection.prepareStatement("select 1 from urn where urn_id = ? for update")) {
            statement.setLong(1, scrutin.urnId());
            statement.execute();
        }
    }

    private CompletableFuture<HttpResponse<String>> vote() {
        HttpRequest request = HttpRequest.newBuilder(
                        server.getURI().resolve("/api/v1/scrutins/" + scrutin.uid() + "/ballot"))
                .header("Cookie", bean(TestVoters.class).aVoter())
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(
                        "{\"choice\":\"pour\",\"nonce\":\"AAECAwQFBgcICQoLDA0ODw\",\"consent\":true}"))
                .build();
        return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private void assertBallots(int expected) {
        assertThat(bean(UrnTables.class).rowsOf("ballot", scrutin)).isEqualTo(expected);
        assertThat(bean(UrnTables.class).leavesOf(scrutin)).hasSize(1 + expected);
        assertThat(bean(UrnRecount.class).recount(scrutin.uid()).orElseThrow().faults())
                .isEmpty();
    }

    private Locator error() {
        return page.locator("[data-error]");
    }

    /** Read until it is the wait of this try: that of the one before may still stand there. */
    private int secondsToNextTry(int least) {
        var seconds = new AtomicInteger();
        page.waitForCondition(() -> {
            Matcher said = NEXT_TRY.matcher(error().innerText());
            if (said.find()) {
                seconds.set(Integer.parseInt(said.group(1)));
            }
            return seconds.get() >= least;
        });
        return seconds.get();
    }

    private static <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }
}
