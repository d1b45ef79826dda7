package fr.voix.site.embed;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import fr.voix.Fixtures;
import fr.voix.TestServer;
import fr.voix.browser.Chromium;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.note.UrnKeyService;
import fr.voix.urn.note.VerifierKey;
import fr.voix.urn.register.RegisterPublishing;
import fr.voix.verify.quorum.CosignerKind;
import fr.voix.verify.quorum.TestCosigner;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A page of others that pins keys shows nothing that those did not sign. */
class PinnedKeyTest {

    private static Chromium chromium;
    private static EmbeddedServer server;
    private static String voix;
    private static Scrutin scrutin;
    private static String key;

    @BeforeAll
    static void aResultInTheRegister() {
        chromium = Chromium.start();
        server = TestServer.start(Map.of(
                "voix.limits.enabled", "false", "voix.register.every", "0s", "voix.register.every-of-many", "0s"));
        voix = "http://localhost:" + server.getPort();
        // several lines, so that the proof has hashes on both sides
        for (int i = 0; i < 5; i++) {
            scrutin = bean(Fixtures.class).anOpenScrutin();
            bean(TestBallots.class).cast(scrutin, 3);
            bean(UrnPublishing.class).publish();
            bean(RegisterPublishing.class).publish();
        }
        key = bean(UrnKeyService.class).verifierKey();
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

    private static <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    @Test
    void what_the_pinned_key_signed_is_shown() throws Exception {
        try (BrowserContext reader = chromium.visitor(new Browser.NewContextOptions())) {
            assertShown(reader, key);
        }
    }

    @Test
    void what_another_key_would_have_to_sign_is_not() throws Exception {
        byte[] other = new byte[32];
        other[0] = 9;
        try (BrowserContext reader = chromium.visitor(new Browser.NewContextOptions())) {
            assertRefused(reader, new VerifierKey("localhost", other).encoded());
        }
    }

    @Test
    void every_pinned_witness_has_to_have_cosigned() throws Exception {
        TestCosigner witness = TestCosigner.of("witness.example/w", CosignerKind.ED25519);
        String keys = key + " " + witness.vkey();
        try (BrowserContext reader = chromium.visitor(new Browser.NewContextOptions())) {
            assertRefused(reader, keys);
            reader.route("**/urne/registre", route -> {
                String proof = route.fetch().text();
                String note = proof.substring(proof.indexOf("\n\n") + 2);
                try {
                    var line = witness.cosign(
                            note.substring(0, note.indexOf("\n\n") + 1),
                            Instant.now().getEpochSecond());
                    fulfill(route, 200, proof + line.text() + "\n");
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertShown(reader, keys);
        }
    }

    /** The signature holds, and the line is another urn's. */
    @Test
    void a_line_that_is_not_that_of_the_result_is_none() throws Exception {
        try (BrowserContext reader = chromium.visitor(new Browser.NewContextOptions())) {
            Scrutin other = bean(Fixtures.class).anOpenScrutin();
            bean(UrnPublishing.class).publish();
            bean(RegisterPublishing.class).publish();
            reader.route(
                    "**/urne/registre",
                    route -> fulfill(
                            route,
                            200,
                            reader.request()
                                    .get(voix + "/scrutins/" + other.uid() + "/urne/registre")
                                    .text()));
            assertRefused(reader, key);
        }
    }

    /** Whatever an outage answers: it stays hidden, says so, and comes back by itself. */
    @Test
    void what_is_not_proven_yet_is_hidden_until_it_is() throws Exception {
        try (BrowserContext reader = chromium.visitor(new Browser.NewContextOptions());
                HostSite newsroom = site("scrutin=\"" + scrutin.uid() + "\" cle=\"" + key + "\"");
                Page page = reader.newPage()) {
            AtomicReference<Consumer<Route>> answer = new AtomicReference<>(Route::abort);
            reader.route("**/embed-*.js", route -> answer.get().accept(route));
            page.clock().install();
            assertThat(said(page, newsroom)).isEqualTo("inconnu");
            assertHidden(page);
            answer.set(Route::resume);
            List<Consumer<Route>> outage = List.of(
                    status(503),
                    status(404),
                    status(429),
                    route -> fulfill(route, 200, "<!doctype html><p>Maintenance"),
                    Route::abort,
                    route -> {});
            AtomicInteger asked = new AtomicInteger();
            reader.route(
                    "**/urne/registre",
                    route -> outage.get(asked.getAndIncrement()).accept(route));
            for (int i = 0; i < outage.size(); i++) {
                int turn = i + 1;
                page.evaluate("delete window.said");
                again(page);
                page.waitForCondition(() -> asked.get() == turn);
                if (turn == outage.size()) {
                    // no answer at all
                    page.clock().fastForward(8_001);
                }
                page.waitForCondition(() -> page.evaluate("window.said") != null);
                assertThat(page.evaluate("window.said")).as("answer " + turn).isEqualTo("inconnu");
                assertHidden(page);
            }
            reader.unroute("**/urne/registre");
            again(page);
            assertThat(page.locator("voix-resultat iframe")).isVisible();
            assertThat(page.locator("voix-resultat p")).isHidden();
        }
    }

    @Test
    void what_no_line_of_the_register_proves_is_hidden() throws Exception {
        String pinned = "\" cle=\"" + key + "\"";
        Scrutin unregistered = bean(Fixtures.class).anOpenScrutin();
        for (String result : List.of(
                "comparer=\"" + scrutin.uid() + " " + unregistered.uid() + pinned, "liste-theme=\"budget" + pinned)) {
            try (BrowserContext reader = chromium.visitor(new Browser.NewContextOptions());
                    HostSite newsroom = site(result);
                    Page page = reader.newPage()) {
                assertThat(said(page, newsroom)).as(result).isEqualTo("inconnu");
                assertHidden(page);
            }
        }
    }

    private static void assertHidden(Page page) {
        assertThat(page.locator("voix-resultat iframe")).isHidden();
        assertThat(page.locator("voix-resultat iframe")).not().hasAttribute("src", Pattern.compile(".*"));
        assertThat(page.locator("voix-resultat p"))
                .hasText("Voix\u202f: ce résultat n’est pas montré tant que sa signature n’est pas vérifiée.");
    }

    /** Longer than between two tries. */
    private static void again(Page page) {
        page.clock().fastForward(600_001);
    }

    private static Consumer<Route> status(int status) {
        return route -> fulfill(route, status, "");
    }

    private static void fulfill(Route route, int status, String body) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setHeaders(Map.of("Access-Control-Allow-Origin", "*"))
                .setBody(body));
    }

    private static void assertShown(BrowserContext reader, String keys) throws IOException {
        try (HostSite newsroom = site("scrutin=\"" + scrutin.uid() + "\" cle=\"" + keys + "\"");
                Page page = reader.newPage()) {
            assertThat(said(page, newsroom)).isEqualTo("oui");
            assertThat(page.locator("voix-resultat iframe")).isVisible();
            assertThat(page.locator("voix-resultat p")).isHidden();
        }
    }

    private static void assertRefused(BrowserContext reader, String keys) throws IOException {
        try (HostSite newsroom = site("scrutin=\"" + scrutin.uid() + "\" cle=\"" + keys + "\"");
                Page page = reader.newPage()) {
            assertThat(said(page, newsroom)).isEqualTo("non");
            assertThat(page.locator("voix-resultat iframe")).isHidden();
            assertThat(page.locator("voix-resultat p")).containsText("ce résultat n’est pas montré");
            assertThat(Chromium.violations(page)).isEmpty();
        }
    }

    private static Object said(Page page, HostSite newsroom) {
        page.addInitScript("addEventListener('voix-cle', (event) => { window.said = event.detail; })");
        page.navigate(newsroom.address());
        page.waitForCondition(() -> page.evaluate("window.said") != null);
        return page.evaluate("window.said");
    }

    private static HostSite site(String attributes) throws IOException {
        return new HostSite(
                HostSite.framing(voix) + "; connect-src " + voix,
                "<!doctype html><html lang=\"fr\"><title>Le Courrier</title><main><h1>Le Courrier</h1><script src=\""
                        + voix
                        + "/embed.js\"></script><voix-resultat " + attributes + "></voix-resultat></main></html>");
    }
}
