package fr.voix.desk.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import fr.voix.RealService;
import fr.voix.ServiceProcess;
import fr.voix.ServiceProcess.Run;
import fr.voix.TestDatabase;
import fr.voix.browser.Chromium;
import fr.voix.verify.VerifyRun;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A small sample, as somebody makes it who has just built the service. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class SampleTest {

    private static final String CF1115 = "AMANR5L17PO59048B2247P0D1N001115";
    private static final Pattern SIGN_IN = Pattern.compile("(\\S+@\\S+), password (\\S+), then .*: (\\S+),");

    private static final Pattern THEMES = Pattern.compile("\"slug\":\"([a-z-]+)\"");

    @TempDir
    static Path folder;

    private ServiceProcess service;
    private Run made;

    @BeforeAll
    void make() throws Exception {
        service = new ServiceProcess(folder);
        made = service.run(Map.of(), "sample", "--days", "20", "--voters", "12");
        assertThat(made.exitCode()).as(made.output()).isZero();
        service.start();
    }

    @AfterAll
    void what_people_made_is_never_mixed_with_it() throws Exception {
        service.end();
        Run again = service.run(Map.of(), "sample");
        service.close();
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.output()).contains("There are ballots, petitions or accounts in this data folder already.");
    }

    @Test
    void every_count_is_that_of_its_urn() throws Exception {
        Run recount = service.run(Map.of(), "recount");
        assertThat(recount.exitCode()).as(recount.output()).isZero();
        VerifyRun verified = VerifyRun.patiently(service.uri().toString(), "--all");
        assertThat(verified.exitCode()).as(verified.err()).isZero();
        assertThat(verified.out().getLast()).contains("different=0 unchecked=0");
    }

    @Test
    void there_are_votes_themes_and_petitions_in_every_state() throws Exception {
        assertThat(get("/api/v1/scrutins/" + CF1115 + "/tally")).doesNotContain("\"total\":0");
        assertThat(get("/themes")).containsPattern("[1-9] scrutins?, [1-9]");
        assertThat(get("/journal")).contains("a clos", "a publié");
        String petitions = "";
        for (int number = 1; number <= 10; number++) {
            petitions += get("/petitions/" + number);
        }
        assertThat(petitions)
                .contains(
                        "Ouverte aux signatures",
                        "Suspendue",
                        "Close",
                        "A reçu une réponse",
                        "Archivée",
                        "Refusée",
                        "Retirée");
    }

    @Test
    void what_is_classified_is_about_its_themes_and_the_rest_has_none() throws Exception {
        int filed = 0;
        for (CSVRecord row : SamplePetitioning.rows("/sample/themes.csv")) {
            String said = THEMES.matcher(get("/api/v1/scrutins/" + row.get("scrutin")))
                    .results()
                    .map(theme -> theme.group(1))
                    .collect(Collectors.joining(" "));
            assertThat(said).as(row.get("scrutin")).isIn("", row.get("themes"));
            filed += said.isEmpty() ? 0 : said.split(" ").length;
        }
        assertThat(Pattern.compile("\"scrutins\":(\\d+)")
                        .matcher(get("/api/v1/themes"))
                        .results()
                        .mapToInt(count -> Integer.parseInt(count.group(1)))
                        .sum())
                .isEqualTo(filed)
                .isGreaterThan(20);
    }

    @Test
    void every_page_says_that_it_is_made_up() {
        try (Chromium chromium = Chromium.start();
                BrowserContext visitor = chromium.visitor(new NewContextOptions().setViewportSize(390, 844))) {
            Page page = visitor.newPage();
            for (String path : List.of("/", "/petitions/1", "/moderation/connexion", "/nulle-part")) {
                page.navigate(service.uri() + path);
                assertMadeUp(page, "Exemple\u202f: votes, pétitions et décisions sont inventés.");
            }
            for (String path : List.of("/en/themes", "/en/embed/scrutins/" + CF1115)) {
                page.navigate(service.uri() + path);
                assertMadeUp(page, "Example: votes, petitions and decisions are made up.");
            }
        }
    }

    private static void assertMadeUp(Page page, String how) {
        assertThat(page.locator(".made-up").innerText().strip()).as(page.url()).isEqualTo(how);
        assertThat(Chromium.violations(page)).as(page.url()).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as(page.url())
                .isEqualTo(true);
    }

    /** Also with titles of real amendements, with themes and petitions. */
    @Test
    void the_first_page_is_three_screens_of_a_phone() {
        try (Chromium chromium = Chromium.start();
                BrowserContext visitor = chromium.visitor(new NewContextOptions().setViewportSize(390, 844))) {
            Page page = visitor.newPage();
            page.navigate(service.uri().toString());
            assertThat(page.locator("main").innerText()).contains("autres questions", "Pétitions à signer", "thèmes");
            assertThat(page.locator("body").innerText().strip().split("\\s+").length)
                    .isLessThanOrEqualTo(350);
            assertThat((int) page.evaluate("document.documentElement.scrollHeight"))
                    .isLessThanOrEqualTo(2_600);
        }
    }

    @Test
    void what_is_printed_opens_the_back_office() {
        Matcher signIn = SIGN_IN.matcher(made.output());
        assertThat(signIn.find()).as(made.output()).isTrue();
        try (Chromium chromium = Chromium.start();
                BrowserContext visitor = chromium.visitor(new NewContextOptions())) {
            Page page = visitor.newPage();
            page.navigate(service.uri() + "/moderation/connexion");
            page.locator("#mail").fill(signIn.group(1));
            page.locator("#password").fill(signIn.group(2));
            page.locator("form:has(#password) button").click();
            page.navigate(service.uri() + "/moderation/connexion/second-facteur?par=secours");
            page.locator("#code").fill(signIn.group(3));
            page.locator("form:has(#code) button").click();
            page.waitForURL("**/moderation");
            assertMadeUp(page, "Exemple\u202f: votes, pétitions et décisions sont inventés.");
        }
    }

    @Test
    void a_running_service_is_never_filled() throws Exception {
        Run again = service.run(Map.of(), "sample");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.output()).contains("A service runs on this data folder.");
    }

    @Test
    void a_database_that_was_named_is_not_even_asked() throws Exception {
        Map<String, String> named = new HashMap<>(RealService.settings(TestDatabase.fresh()));
        named.put("DATASOURCES_DEFAULT_URL", "jdbc:postgresql://127.0.0.1:1/none");
        Run refused = service.run(named, "sample");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output())
                .contains("never in a database that was named")
                .doesNotContain("Connection");
    }

    private String get(String path) throws Exception {
        try (HttpClient http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            URI address = service.uri().resolve(path);
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
