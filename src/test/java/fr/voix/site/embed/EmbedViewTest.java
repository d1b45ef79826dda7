package fr.voix.site.embed;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import fr.voix.Fixtures;
import fr.voix.TestServer;
import fr.voix.browser.Chromium;
import fr.voix.browser.Look;
import fr.voix.parliament.opendata.SampleImport;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinOpening;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An embed shows more of a scrutin than its count: the deputies beside it, how it grew, the hemicycle. */
class EmbedViewTest {

    private static final List<Look> LOOKS = List.of(
            new Look(ColorScheme.LIGHT, 1280),
            new Look(ColorScheme.DARK, 728),
            new Look(ColorScheme.LIGHT, 300),
            new Look(ColorScheme.DARK, 240));

    private static Chromium chromium;
    private static EmbeddedServer server;
    private static String voix;
    private static Scrutin scrutin;
    private static String rollCall;
    private static Scrutin plain;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        server = TestServer.start(Map.of("voix.limits.enabled", "false"));
        voix = "http://localhost:" + server.getPort();
        bean(SampleImport.class).load();
        var found = sql().text("""
                select l.amendement_uid || ' ' || r.uid
                from scrutin_public_amendement l
                join scrutin s on s.uid = l.amendement_uid
                join scrutin_public r on r.uid = l.scrutin_public_uid
                where not l.identique and r.abstentions > 0
                order by l.amendement_uid limit 1""").split(" ");
        scrutin = bean(ScrutinOpening.class).find(found[0]).orElseThrow();
        rollCall = found[1];
        plain = bean(Fixtures.class).anOpenScrutin();
        bean(TestBallots.class).cast(scrutin, 5);
        sql().run("update tally_history set hour = hour - interval '1 hour' where urn_id = ?", scrutin.urnId());
        bean(TestBallots.class).cast(scrutin, 4);
        bean(UrnPublishing.class).publish();
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

    private static ScrutinFixture sql() {
        return bean(ScrutinFixture.class);
    }

    private static String path(Scrutin which, String view) {
        return "/embed/scrutins/" + which.uid() + "?vue=" + view;
    }

    private static List<Long> official() {
        return Stream.of("pour", "contre", "abstentions")
                .map(column -> sql().number("select " + column + " from scrutin_public where uid = ?", rollCall))
                .toList();
    }

    private static List<Long> ballots() {
        return Stream.of("pour_0", "contre_0", "abstention_0")
                .map(column -> sql().number("select " + column + " from urn where urn_id = ?", scrutin.urnId()))
                .toList();
    }

    private static List<String> shares(List<Long> counts) {
        double all = counts.stream().mapToLong(Long::longValue).sum();
        return counts.stream()
                .map(one -> "%.1f".formatted(100 * one / all).replace('.', ','))
                .toList();
    }

    @Test
    void citizens_and_deputies_stand_one_above_the_other() throws Exception {
        var page = page(path(scrutin, "deputes"));
        var rows = page.select("tbody tr");
        assertThat(rows).hasSize(2);
        assertThat(cells(rows.get(0))).isEqualTo(shares(ballots()));
        assertThat(cells(rows.get(1))).isEqualTo(shares(official()));
        assertThat(page.select(".bar")).hasSize(2);
        assertThat(page.text()).contains("Ce n’est pas un sondage", "Scrutin public n°");
    }

    @Test
    void the_hemicycle_has_a_sign_for_each_vote_and_its_table_adds_up() throws Exception {
        var page = page(path(scrutin, "hemicycle"));
        var votes = official();
        var signs = Stream.of("p", "c", "a")
                .map(kind -> page.select(".hemi path." + kind)
                        .attr("d")
                        .chars()
                        .filter(one -> one == 'M')
                        .count())
                .toList();
        assertThat(signs).isEqualTo(votes);
        var sums = new ArrayList<Long>(List.of(0L, 0L, 0L));
        for (var row : page.select("details tbody tr")) {
            for (int i = 0; i < 3; i++) {
                sums.set(i, sums.get(i) + Long.parseLong(row.select("td").get(i).text()));
            }
        }
        assertThat(sums).isEqualTo(votes);
        assertThat(page.select("details tbody th").eachText()).first().isEqualTo("LFI-NFP");
        assertThat(page.select("details tbody th").eachText()).last().isEqualTo("RN");
    }

    @Test
    void how_the_count_grew_is_drawn_and_written() throws Exception {
        var page = page(path(scrutin, "evolution"));
        assertThat(page.select(".evo path.lp").attr("d")).startsWith("M0 200H");
        assertThat(page.select("details tbody tr")).hasSize(2);
        assertThat(cells(page.select("details tbody tr").last()))
                .isEqualTo(ballots().stream().map(String::valueOf).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"deputes", "evolution", "hemicycle"})
    void a_view_fits_any_frame_is_sound_for_all_and_follows_a_vote(String view) {
        var errors = new ArrayList<String>();
        try (BrowserContext reader = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = reader.newPage();
            page.onPageError(errors::add);
            page.navigate(voix + path(scrutin, view));
            Look.each(page, "embed-" + view, LOOKS);
            for (int width : List.of(300, 728)) {
                int height = EmbedAspect.valueOf(view.toUpperCase(Locale.ROOT)).height("");
                page.setViewportSize(width, height);
                assertThat(page.evaluate("document.documentElement.scrollHeight"))
                        .as("what the element keeps free, at " + width)
                        .isEqualTo(height);
                Look.at(page, "embed-" + view + "-place");
            }
            for (var details : page.locator("summary").all()) {
                details.click();
            }
            assertThat(page.locator("table").last()).isVisible();
            Look.each(page, "embed-" + view + "-table", LOOKS);
            var total = Long.parseLong(
                    page.locator("[data-say=total]").textContent().replaceAll("\\D", ""));
            bean(TestBallots.class).cast(scrutin, 3);
            assertThat(page.locator("[data-say=total]"))
                    .hasText(
                            Pattern.compile("^" + (total + 3) + "\\D.*"),
                            new LocatorAssertions.HasTextOptions().setTimeout(15_000));
            if (view.equals("evolution")) {
                awaitDrawn(page.mainFrame(), total + 3);
            }
        }
        assertThat(errors).isEmpty();
    }

    @Test
    void a_drawing_follows_in_a_sandbox_too_and_what_is_opened_stays_open() throws Exception {
        var article = "<!doctype html><title>Le Courrier</title><iframe sandbox=\"allow-scripts\" src=\"" + voix
                + path(scrutin, "evolution") + "\"></iframe>";
        try (var newsroom = new HostSite(HostSite.framing(voix), article);
                BrowserContext reader = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = reader.newPage();
            page.navigate(newsroom.address());
            var frame = page.frames().get(1);
            var line = frame.locator(".evo path.lp").first();
            var before = line.getAttribute("d");
            frame.locator("summary").click();
            bean(TestBallots.class).cast(scrutin, 3);
            awaitDrawn(frame, ballots().stream().mapToLong(Long::longValue).sum());
            assertThat(line).not().hasAttribute("d", before);
            assertThat(frame.locator("table")).isVisible();
        }
    }

    /** The last row of its table adds up to what was counted. */
    private static void awaitDrawn(Frame frame, long total) {
        frame.waitForFunction(
                "total => [...document.querySelectorAll('tbody tr:last-child td')]"
                        + ".reduce((sum, cell) => sum + Number(cell.textContent.replace(/\\D/g, '')), 0) === total",
                Math.toIntExact(total),
                new Frame.WaitForFunctionOptions().setTimeout(30_000));
    }

    @Test
    void the_element_asks_for_a_view_and_makes_room_for_it() throws Exception {
        var article =
                "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Le Courrier</title><script src=\""
                        + voix + WidgetAddresses.SCRIPT + "\"></script></head><body>"
                        + "<voix-resultat scrutin=\"" + scrutin.uid()
                        + "\" vue=\"hemicycle\" theme=\"sombre\"></voix-resultat>"
                        + "<voix-resultat scrutin=\"" + scrutin.uid() + "\" vue=\"deputes\"></voix-resultat>"
                        + "<voix-resultat scrutin=\"" + scrutin.uid() + "\" vue=\"autre\"></voix-resultat>"
                        + "<voix-resultat petition=\"1\" vue=\"deputes\"></voix-resultat></body></html>";
        try (var newsroom = new HostSite(HostSite.framing(voix), article);
                BrowserContext reader = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = reader.newPage();
            page.navigate(newsroom.address());
            var frames = page.locator("voix-resultat iframe");
            assertThat(frames.nth(0)).hasAttribute("src", voix + path(scrutin, "hemicycle") + "&theme=sombre");
            assertThat(frames.nth(1)).hasAttribute("src", voix + path(scrutin, "deputes"));
            assertThat(frames.nth(2)).hasAttribute("src", voix + "/embed/scrutins/" + scrutin.uid());
            assertThat(frames.nth(3)).hasAttribute("src", voix + "/embed/petitions/1");
            assertThat(frames.nth(0).boundingBox().height).isGreaterThanOrEqualTo(540);
            assertThat(frames.nth(1).boundingBox().height).isGreaterThanOrEqualTo(400);
        }
    }

    @Test
    void without_what_a_view_needs_the_result_stands_there_and_an_unknown_view_is_told() throws Exception {
        var result = get("/embed/scrutins/" + plain.uid()).body();
        for (var view : List.of("resultat", "deputes", "evolution", "hemicycle")) {
            assertThat(get(path(plain, view)).body()).as(view).isEqualTo(result);
        }
        assertThat(get(path(scrutin, "x")).statusCode()).isEqualTo(400);
        assertThat(get(path(scrutin, "x")).body()).contains("resultat, deputes, evolution, hemicycle, carte");
        assertThat(get("/en" + path(scrutin, "hemicycle") + "&theme=clair").body())
                .contains("data-theme=\"clair\"", "Chamber: ");
    }

    @Test
    void the_builder_offers_the_views_that_a_scrutin_has() throws Exception {
        var page = page("/integrer?scrutin=" + scrutin.uid() + "&vue=hemicycle");
        assertThat(page.select("select[name=vue] option").eachAttr("value"))
                .containsExactly("resultat", "deputes", "evolution", "hemicycle");
        assertThat(page.select("#code-element").text()).contains("vue=\"hemicycle\"");
        assertThat(page.select("#code-cadre").text()).contains(path(scrutin, "hemicycle"), "width=\"100%\"");
        var other = page("/integrer?scrutin=" + plain.uid() + "&vue=hemicycle");
        assertThat(other.select("select[name=vue]")).isEmpty();
        assertThat(other.select("#code-element").text()).contains(plain.uid()).doesNotContain("vue=");
        assertThat(get("/integrer?vue=x").statusCode()).isEqualTo(400);
    }

    private static List<String> cells(Element row) {
        return row.select("td").eachText().stream()
                .map(text -> text.replaceAll("[\u202f\u00a0 ]?%", ""))
                .toList();
    }

    private Document page(String address) throws Exception {
        var answer = get(address);
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private HttpResponse<String> get(String address) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(voix + address))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.ofString());
    }

    private static <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }
}
