package fr.voix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What a voter's browser checks after a vote, and what it finds later with the receipt alone. */
@ResourceLock(OnRunningService.LOCK)
class ReceiptTest extends OnRunningService {

    private static final String CF1115 = "/17/amendements/2247/CION_FIN/CF1115";
    private static final String REWRITTEN = "/17/amendements/1906A/AN/3056";
    private static final String KEPT = "/17/amendements/1906A/AN/3056";
    private static final String UNPROVEN = "/17/amendements/1906A/AN/3056";
    private static final String OTHER = "/17/amendements/1906C/CION_FIN/CF1011";

    @Test
    void a_receipt_is_checked_on_the_spot_kept_as_a_file_and_found_again() throws Exception {
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = voted(visitor, CF1115, "contre");
            assertThat(page.locator("[data-tree]")).hasAttribute("data-tree", "oui");
            assertThat(page.locator("[data-tree]")).hasText("Votre vote est dans le compte signé.");
            String receipt = downloaded(page);
            assertThat(receipt)
                    .contains("\"format\": \"voix-recu\"", "\"choice\": \"contre\"", "c2sp.org/tlog-proof@v1");
            String code = page.locator("[data-code]").innerText();

            Page check = open(visitor, "/recu");
            List<Request> requests = new ArrayList<>();
            check.onRequest(requests::add);
            give(check, receipt);
            awaitResult(check, "compte");
            assertThat(check.locator("[data-status]"))
                    .hasText("Ce bulletin «\u202fContre\u202f» est dans l’urne signée et il compte.");
            assertThat(check.locator("[data-status]")).isFocused();
            assertThat(check.locator("[data-code]")).hasText(code);
            assertThat(Chromium.violations(check)).isEmpty();
            assertNothingOf(receipt, requests);

            page.bringToFront();
            page.locator("[data-change]").click();
            VisitorTest.vote(page, "pour");
            assertThat(page.locator("[data-tree]")).hasAttribute("data-tree", "oui");
            String newer = downloaded(page);
            give(check, receipt);
            awaitResult(check, "annule");
            assertThat(check.locator("[data-status]")).containsText("il ne compte plus");
            give(check, newer);
            awaitResult(check, "compte");
        }
    }

    @Tag("long")
    @Test
    void a_short_code_is_enough_with_the_address_of_its_scrutin() {
        String code;
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = voted(visitor, OTHER, "contre");
            assertThat(page.locator("[data-tree]")).hasAttribute("data-tree", "oui");
            code = page.locator("[data-code]").innerText();
            Page check = lookFor(visitor, code.toLowerCase().replace("-", " "), "");
            awaitResult(check, "compte");
            assertThat(check.locator("[data-code]")).hasText(code);
        }
        try (BrowserContext stranger = chromium.visitor(new Browser.NewContextOptions())) {
            Page check = lookFor(stranger, code, "");
            assertThat(check.locator("#code-erreur")).containsText("donnez aussi l’adresse du scrutin");
            assertThat(check.locator("#scrutin")).isFocused();
            assertThat(Chromium.violations(check)).isEmpty();
            check.locator("#scrutin").fill(service.uri().resolve(OTHER).toString());
            check.locator("[data-code-go]").click();
            awaitResult(check, "compte");
            assertThat(check.locator("[data-status]")).containsText("Contre");
            check.locator("#code").fill("0000-0000-0000");
            check.locator("[data-code-go]").click();
            awaitResult(check, "codeAbsent");
            check.locator("#code").fill("7KQ2");
            check.locator("[data-code-go]").click();
            assertThat(check.locator("#code-erreur")).containsText("douze lettres et chiffres");
        }
    }

    @Tag("long")
    @Test
    void a_code_for_the_camera_carries_the_receipt_to_another_device() {
        String address;
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = voted(visitor, OTHER, "pour");
            assertThat(page.locator("[data-tree]")).hasAttribute("data-tree", "oui");
            page.locator("[data-receipt-qr] summary").click();
            assertThat(page.locator("[data-receipt-qr] svg")).isVisible();
            address = page.locator("[data-receipt-qr]").getAttribute("data-qr");
            assertThat(address).contains("/recu#").hasSizeLessThan(300);
        }
        try (BrowserContext other = chromium.visitor(new Browser.NewContextOptions())) {
            Page check = other.newPage();
            List<Request> requests = new ArrayList<>();
            check.onRequest(requests::add);
            check.navigate(address);
            awaitResult(check, "compte");
            assertThat(requests).allSatisfy(request -> assertThat(request.url()).doesNotContain("!"));
            assertThat(check.url()).doesNotContain("#");
            check.getByText("Garder ce reçu dans ce navigateur").click();
            Page own = open(other, "/mes-bulletins");
            assertThat(own.locator("[data-my-ballots] [data-choice]")).hasText("Pour");
            own.locator("[data-results]").click();
            assertThat(own.locator("[data-my-ballots] [data-numero]")).containsText("CF1011");
        }
    }

    @Tag("long")
    @Test
    void the_list_of_ones_ballots_tells_what_became_of_them_and_moves_to_another_browser() throws Exception {
        byte[] list;
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions().setViewportSize(390, 844))) {
            Page page = open(visitor, "/");
            assertThat(page.locator("[data-own-ballots]")).isHidden();
            assertThat(voted(visitor, CF1115, "contre").locator("[data-tree]")).hasAttribute("data-tree", "oui");
            page.reload();
            page.locator("[data-own-ballots]").click();
            Locator row = page.locator("[data-my-ballots] li");
            assertThat(row.locator("h2")).containsText("mettre un coup d’arrêt");
            assertThat(row).containsText("Votre choix\u202f: Contre");
            page.locator("[data-results]").click();
            assertThat(row.locator("[data-result]")).containsText("contre");
            assertThat(row).containsText("Rejeté");
            assertThat(page.locator("[data-my-ballots]")).containsText("Cette liste vit dans ce navigateur seul");
            Look.at(page, "mes-bulletins");
            list = Files.readAllBytes(
                    page.waitForDownload(() -> page.locator("[data-export]").click())
                            .path());
        }
        try (BrowserContext other = chromium.visitor(new Browser.NewContextOptions())) {
            Page own = open(other, "/en/mes-bulletins");
            own.locator("#reprise").setInputFiles(new FilePayload("x.json", "application/json", "{}".getBytes(UTF_8)));
            assertThat(own.locator("[data-imported]")).containsText("no list of ballots");
            own.locator("#reprise").setInputFiles(new FilePayload("voix-bulletins.json", "application/json", list));
            assertThat(own.locator("[data-imported]")).hasText("1 ballot taken in.");
            assertThat(own.locator("[data-my-ballots] [data-choice]")).hasText("Against");
            own.locator("[data-verify]").click();
            assertThat(own.locator("[data-my-ballots] [role=status]")).hasText("Counted");
        }
    }

    private static Page lookFor(BrowserContext visitor, String code, String scrutin) {
        Page check = open(visitor, "/recu");
        check.locator("summary").first().click();
        check.locator("#code").fill(code);
        check.locator("#scrutin").fill(scrutin);
        check.locator("[data-code-go]").click();
        return check;
    }

    @Tag("long")
    @Test
    void what_is_no_receipt_of_this_urn_is_said() throws Exception {
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = voted(visitor, OTHER, "pour");
            assertThat(page.locator("[data-tree]")).hasAttribute("data-tree", "oui");
            String receipt = downloaded(page);
            Page check = open(visitor, "/en/recu");

            give(check, "no receipt");
            awaitResult(check, "unreadable");
            give(check, "{\"format\":\"voix-recu\",\"version\":1}");
            awaitResult(check, "unreadable");
            give(check, receipt.replace("\"choice\": \"pour\"", "\"choice\": \"contre\""));
            awaitResult(check, "forged");
            give(check, altered(receipt, "\"secret\": \""));
            awaitResult(check, "forged");
            give(check, receipt.replace("\"host\": \"localhost\"", "\"host\": \"other.example\""));
            awaitResult(check, "elsewhere");
            assertThat(check.locator("[data-status]")).containsText("another site: other.example");
            give(check, receipt.replaceFirst("\"index\": \\d+", "\"index\": 0"));
            awaitResult(check, "altered");
            String unproven = receipt.replaceFirst("\"proof\": \".*\"", "\"proof\": null");
            give(check, unproven.replaceFirst("\"index\": \\d+", "\"index\": 99"));
            awaitResult(check, "bientot");
            give(check, unproven.replaceFirst("\"index\": \\d+", "\"index\": 0"));
            awaitResult(check, "absent");
            give(check, unproven);
            awaitResult(check, "compte");
            give(check, receipt);
            awaitResult(check, "compte");
            assertThat(check.locator("[data-status]")).containsText("This ballot, “For”, is in the signed urn");
        }
    }

    /** The tree of today is taken away below a receipt whose proof was signed before. */
    @Tag("long")
    @Test
    void a_receipt_that_the_urn_of_today_contradicts_says_so() throws Exception {
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = voted(visitor, REWRITTEN, "pour");
            assertThat(page.locator("[data-tree]")).hasAttribute("data-tree", "oui");
            String receipt = downloaded(page);
            Page check = open(visitor, "/recu");
            check.context().route("**/urne/tile/entries/**", route -> {
                byte[] leaves = route.fetch().body();
                // the question is another one
                leaves[10] ^= 1;
                route.fulfill(new Route.FulfillOptions().setBodyBytes(leaves));
            });
            give(check, receipt);
            awaitResult(check, "rewritten");
            assertThat(check.locator("[data-status]")).containsText("Ce reçu prouve que l’urne a été récrite");
            assertThat(check.locator("[data-heads] a[download='voix-contredit.txt']"))
                    .isVisible();

            check.context().unroute("**/urne/tile/entries/**");
            give(check, other(receipt, "\\\\n\\\\n.*urne\\\\n(\\d)", "8", "9"));
            awaitResult(check, "altered");
            give(check, other(receipt, "index \\d+\\\\n(.)", "A", "B"));
            awaitResult(check, "altered");
        }
    }

    @Tag("long")
    @Test
    void a_browser_that_voted_notices_another_history_or_key() throws Exception {
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = voted(visitor, KEPT, "pour");
            awaitHead(page);
            String first = head(page);
            page.locator("[data-change]").click();
            VisitorTest.vote(page, "contre");
            page.waitForCondition(() -> !head(page).equals(first));
            assertThat(page.locator("[data-heads]")).isHidden();

            page.evaluate("""
                    const kept = JSON.parse(localStorage['voix.tetes']);
                    for (const uid in kept.urns) {
                      const lines = kept.urns[uid].split('\\n');
                      lines[2] = 'A'.repeat(43) + '=';
                      kept.urns[uid] = lines.join('\\n');
                    }
                    localStorage['voix.tetes'] = JSON.stringify(kept);
                    """);
            page.reload();
            assertThat(page.locator("[data-heads]")).isVisible();
            assertThat(page.locator("[data-heads]")).containsText("contredit un état gardé ici");
            Page own = open(visitor, "/mes-bulletins");
            assertThat(own.locator("[data-heads]")).containsText("contredit un état gardé ici");
            assertThat(Chromium.violations(own)).isEmpty();
            Download fork = own.waitForDownload(
                    () -> own.locator("[data-heads] a[download]").click());
            assertThat(Files.readString(fork.path()))
                    .contains("A".repeat(43) + "=")
                    .containsPattern("(?s)— .*— ");

            own.evaluate(
                    "localStorage['voix.tetes'] = JSON.stringify({...JSON.parse(localStorage['voix.tetes']), own: JSON.parse(localStorage['voix.tetes']).key, key: 'localhost+00000000+AQ=='})");
            own.reload();
            assertThat(own.locator("[data-heads]")).containsText("La clé qui signe les urnes n’est plus celle");

            // shorter than what was kept: nothing is said before an hour has passed
            own.evaluate("""
                    const kept = JSON.parse(localStorage['voix.tetes']);
                    kept.key = kept.own;
                    delete kept.urns.registre;
                    for (const uid in kept.urns) kept.urns[uid] = kept.urns[uid].replace(/urne\\n\\d+/, 'urne\\n9999');
                    localStorage['voix.tetes'] = JSON.stringify(kept);
                    """);
            own.reload();
            own.waitForCondition(() -> (Boolean) own.evaluate("/\"shorter\":\\{\"/.test(localStorage['voix.tetes'])"));
            assertThat(own.locator("[data-heads]")).isHidden();
            own.evaluate(
                    "localStorage['voix.tetes'] = localStorage['voix.tetes'].replace(/(\"shorter\":.*:)\\d+/, '$11')");
            own.reload();
            assertThat(own.locator("[data-heads]")).containsText("Depuis plus d’une heure");

            own.locator("[data-keep-heads]").uncheck();
            assertThat((Boolean) own.evaluate("!('voix.tetes' in localStorage)"))
                    .isTrue();
            own.reload();
            assertThat(own.locator("[data-keep-heads]")).not().isChecked();
            assertThat(own.locator("[data-heads]")).isHidden();
        }
    }

    /** The urn of today is longer than what was kept, and the way from there to here is not served. */
    @Tag("long")
    @Test
    void a_browser_that_is_given_no_proof_of_consistency_says_so() throws Exception {
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = voted(visitor, UNPROVEN, "pour");
            awaitHead(page);
            String first = head(page);
            String kept = (String) page.evaluate("localStorage['voix.tetes']");
            page.locator("[data-change]").click();
            VisitorTest.vote(page, "contre");
            page.waitForCondition(() -> !head(page).equals(first));
            page.evaluate("kept => localStorage.setItem('voix.tetes', kept)", kept);

            page.clock().install();
            answer(visitor, "**/coherence/**", 503);
            Page own = open(visitor, "/mes-bulletins");
            awaitTold(own, "Le service n’a pas répondu");

            answer(visitor, "**/coherence/**", 404);
            own.reload();
            awaitTold(own, "ne prouve pas que ce qu’il signe aujourd’hui");
            assertThat(Chromium.violations(own)).isEmpty();
            Download pair = own.waitForDownload(
                    () -> own.locator("[data-heads] a[download]").click());
            assertThat(Files.readString(pair.path())).startsWith(first).containsPattern("(?s)— .*— ");
        }
    }

    /** Neither an outage nor that there is none keeps a browser quiet that has seen a register. */
    @Tag("long")
    @Test
    void a_browser_that_has_seen_the_register_says_that_it_is_not_there_any_more() throws Exception {
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = voted(visitor, UNPROVEN, "pour");
            page.waitForCondition(() -> (Boolean)
                    page.evaluate("'registre' in (JSON.parse(localStorage['voix.tetes'] ?? '{}').urns ?? {})"));
            page.clock().install();
            for (int status : List.of(503, 429)) {
                answer(visitor, "**/registre/checkpoint", status);
                page.reload();
                awaitTold(page, "Le service n’a pas répondu");
            }
            answer(visitor, "**/registre/checkpoint", 404);
            Page own = open(visitor, "/mes-bulletins");
            awaitTold(own, "n’est plus servi");
            assertThat(Chromium.violations(own)).isEmpty();
            Download seen = own.waitForDownload(
                    () -> own.locator("[data-heads] a[download]").click());
            assertThat(Files.readString(seen.path())).contains("localhost/registre\n");

            // the first time an instance answers that is behind another
            visitor.unroute("**/registre/checkpoint");
            AtomicInteger asked = new AtomicInteger();
            visitor.route("**/registre/checkpoint", route -> {
                if (asked.getAndIncrement() == 0) {
                    route.fulfill(new Route.FulfillOptions().setStatus(404));
                } else {
                    route.resume();
                }
            });
            own.reload();
            own.waitForCondition(() -> {
                own.clock().runFor(1_000);
                return asked.get() == 2;
            });
            assertThat(own.locator("[data-heads]")).isHidden();
        }
    }

    /** Without the pauses between its questions. */
    private static void awaitTold(Page page, String words) {
        page.waitForCondition(() -> {
            page.clock().runFor(4_000);
            return page.locator("[data-heads]").isVisible();
        });
        assertThat(page.locator("[data-heads]")).containsText(words);
    }

    private static void answer(BrowserContext visitor, String address, int status) {
        visitor.unroute(address);
        visitor.route(address, route -> route.fulfill(new Route.FulfillOptions().setStatus(status)));
    }

    private static void awaitHead(Page page) {
        page.waitForCondition(() -> (Boolean) page.evaluate("'voix.tetes' in localStorage"));
    }

    private static String head(Page page) {
        return (String) page.evaluate(
                "Object.entries(JSON.parse(localStorage['voix.tetes']).urns).find(([uid]) => uid !== 'registre')[1]");
    }

    @Tag("long")
    @Test
    void a_proof_that_does_not_hold_is_not_believed() throws IOException {
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = visitor.newPage();
            page.route("**/urne/preuve/*", route -> {
                String proof = route.fetch().text();
                route.fulfill(new Route.FulfillOptions()
                        .setBody(proof.replaceFirst("\n[A-Za-z0-9+/]{43}=\n", "\n" + "A".repeat(43) + "=\n")));
            });
            page.navigate(service.uri().resolve("/17/amendements/1906A/AN/3056").toString());
            VisitorTest.vote(page, "abstention");
            assertThat(page.locator("[data-tree]")).hasAttribute("data-tree", "non");
            assertThat(page.locator("[data-tree]")).containsText("La preuve du compte ne tient pas");
        }
    }

    /** No request names what tells this ballot from the others: not its leaf, secrets or index. */
    private static void assertNothingOf(String receipt, List<Request> requests) {
        assertThat(requests).isNotEmpty();
        Matcher fields = Pattern.compile(
                        "\"(?:leafHash|secret|nonce)\": \"([^\"]+)\"|\"leaf\": \"b1 \\S+ \\S (?:\\d) ([^\"]+)\"")
                .matcher(receipt);
        List<String> secrets = new ArrayList<>();
        while (fields.find()) {
            secrets.add(fields.group(1) == null ? fields.group(2) : fields.group(1));
        }
        assertThat(secrets).hasSize(4);
        for (Request request : requests) {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.postData()).isNull();
            assertThat(request.url()).startsWith(service.uri().toString()).doesNotContain("preuve");
            assertThat(request.url() + request.allHeaders()).doesNotContain(secrets);
        }
    }

    private static Page voted(BrowserContext visitor, String path, String choice) {
        Page page = open(visitor, path);
        VisitorTest.vote(page, choice);
        return page;
    }

    private static Page open(BrowserContext visitor, String path) {
        Page page = visitor.newPage();
        page.navigate(service.uri().resolve(path).toString());
        return page;
    }

    private static String downloaded(Page page) throws IOException {
        Download download =
                page.waitForDownload(() -> page.locator("[data-receipt-file]").click());
        assertThat(download.suggestedFilename()).matches("voix-recu-[A-Z0-9]+\\.json");
        return Files.readString(download.path());
    }

    /** With one of the two in the place of the group, whichever does not stand there. */
    private static String other(String receipt, String around, String one, String another) {
        Matcher place = Pattern.compile(around).matcher(receipt);
        assertThat(place.find()).isTrue();
        return receipt.substring(0, place.start(1))
                + (place.group(1).equals(one) ? another : one)
                + receipt.substring(place.end(1));
    }

    /** With another character behind {@code before}. */
    private static String altered(String receipt, String before) {
        int place = receipt.indexOf(before) + before.length();
        return receipt.substring(0, place) + (receipt.charAt(place) == '_' ? '-' : '_') + receipt.substring(place + 1);
    }

    private static void give(Page page, String receipt) {
        page.evaluate("document.querySelector('[data-status]').dataset.result = ''");
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("recu.json", "application/json", receipt.getBytes(UTF_8)));
    }

    private static void awaitResult(Page page, String result) {
        assertThat(page.locator("[data-status]")).hasAttribute("data-result", result);
    }
}
