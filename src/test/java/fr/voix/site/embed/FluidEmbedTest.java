package fr.voix.site.embed;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Media;
import fr.voix.Fixtures;
import fr.voix.TestServer;
import fr.voix.browser.Chromium;
import fr.voix.browser.Look;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionFixture;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An embed as wide as its place, with the longest title that there is. */
@Tag("long")
class FluidEmbedTest {

    private static final List<Integer> WIDTHS = List.of(240, 300, 390, 640, 1280);
    private static final String LONG =
            "Soumettre à une autorisation annuelle, accordée par le représentant de l’État après avis"
                    + " public du conseil départemental, toute installation nouvelle d’un système de vidéosurveillance algorithmique"
                    + " dans les gares, les lycées, les musées et les marchés couverts de plus de cinq cents mètres carrés";

    private static Chromium chromium;
    private static EmbeddedServer server;
    private static String voix;
    private static Scrutin scrutin;
    private static Petition petition;
    private static String codes;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void aLongTitle() throws Exception {
        chromium = Chromium.start();
        server = TestServer.start(Map.of("voix.limits.enabled", "false", "voix.register.every", "0s"));
        voix = "http://localhost:" + server.getPort();
        scrutin = bean(Fixtures.class).anOpenScrutin();
        bean(ScrutinFixture.class)
                .run(
                        "update amendement set title = jsonb_build_object('sums', cast(? as text)) where uid = ?",
                        LONG,
                        scrutin.uid());
        bean(TestBallots.class).cast(scrutin, 7);
        petition = bean(PetitionFixture.class)
                .aPetition()
                .titled(LONG.substring(0, 120))
                .withSignatures(63_412)
                .make();
        bean(UrnPublishing.class).publish();
        codes = code(scrutin.uid()) + "<p>Entre les deux.</p>" + code("/petitions/" + petition.id());
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

    /** As the builder writes it. */
    private static String code(String asked) throws Exception {
        var page = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(voix + "/integrer?scrutin=" + asked))
                                .build(),
                        BodyHandlers.ofString());
        return Jsoup.parse(page.body()).select("#code-element").text();
    }
    /** By the system of the reader, whatever the page is. */
    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void an_embed_fits_any_width_moves_nothing_and_is_light_or_dark_as_the_reader_has_it(ColorScheme scheme)
            throws Exception {
        var article = "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Le Courrier</title></head>"
                + "<body marginwidth=\"0\" marginheight=\"0\"><main><h1>Le Courrier</h1>"
                + codes
                + "<p>Le texte poursuit son chemin.</p></main></body></html>";
        try (var newsroom = new HostSite(HostSite.framing(voix), article);
                BrowserContext reader = chromium.visitor(new Browser.NewContextOptions().setColorScheme(scheme))) {
            reader.addInitScript("""
                    window.shift = 0;
                    new PerformanceObserver((list) => { for (const one of list.getEntries()) window.shift += one.value; })
                      .observe({ type: 'layout-shift', buffered: true });""");
            var asked = new CopyOnWriteArrayList<Request>();
            reader.onRequest(asked::add);
            for (int width : WIDTHS) {
                Page page = reader.newPage();
                page.setViewportSize(width, 1000);
                page.navigate(newsroom.address());
                page.waitForLoadState(LoadState.NETWORKIDLE);
                assertThat(page.evaluate("window.shift"))
                        .as(
                                "shift at %d, heights asked for: %s",
                                width,
                                page.locator("voix-resultat")
                                        .evaluateAll(
                                                "all => all.map((one) => one.shadowRoot.querySelector('iframe').style.blockSize)"))
                        .isEqualTo(0);
                var frames = page.frames().stream()
                        .filter(frame -> frame.url().startsWith(voix + "/embed/"))
                        .toList();
                assertThat(frames).hasSize(2);
                for (var frame : frames) {
                    assertFits(frame, width);
                    assertReadable(frame);
                    assertThat(frame.locator("[data-register]").textContent()).matches(", registre \\d+, [0-9a-f]{8}…");
                    assertThat(frame.evaluate("matchMedia('(prefers-color-scheme: dark)').matches"))
                            .isEqualTo(scheme == ColorScheme.DARK);
                }
                Look.at(page, "embed-" + scheme);
                assertThat(asked)
                        .filteredOn(request -> request.url().startsWith(voix))
                        .isNotEmpty()
                        .map(Request::allHeaders)
                        .allSatisfy(headers -> {
                            assertThat(headers.getOrDefault("referer", "")).doesNotContain("127.0.0.1");
                            assertThat(headers).doesNotContainKey("cookie");
                        });
                asked.clear();
                page.close();
            }
        }
    }

    /** Nothing makes a frame higher that is pasted alone, and what does not fit would scroll. */
    @ParameterizedTest
    @ValueSource(ints = {60, 100, 150, 240})
    void a_frame_that_is_pasted_alone_has_room_for_all_however_long_its_title(int length) throws Exception {
        var one = bean(Fixtures.class).anOpenScrutin();
        bean(ScrutinFixture.class)
                .run(
                        "update amendement set title = jsonb_build_object('sums', cast(? as text)) where uid = ?",
                        LONG.substring(0, length).strip(),
                        one.uid());
        bean(TestBallots.class).cast(one, 9);
        var about = bean(PetitionFixture.class)
                .aPetition()
                .titled(LONG.substring(0, Math.min(length, 120)).strip())
                .withSignatures(43_210)
                .make();
        bean(UrnPublishing.class).publish();
        try (BrowserContext reader = chromium.visitor(new Browser.NewContextOptions())) {
            Page alone = reader.newPage();
            for (var asked : List.of(one.uid(), "/petitions/" + about.id())) {
                var builder = Jsoup.parse(get("/integrer?scrutin=" + asked).body());
                var frame = Jsoup.parseBodyFragment(
                                builder.select("#code-cadre").text())
                        .select("iframe");
                assertThat(frame.attr("width")).isEqualTo("100%");
                for (int width : WIDTHS) {
                    alone.setViewportSize(width, Integer.parseInt(frame.attr("height")));
                    alone.navigate(frame.attr("src"));
                    assertFits(alone.mainFrame(), width);
                    assertReadable(alone.mainFrame());
                    if (asked.equals(one.uid())) {
                        assertThat(alone.locator(".key").innerText()).contains("Pour", "Contre", "Abstention");
                    }
                }
            }
        }
    }

    /** No letter that is seen is smaller than 12 pixels. */
    private static void assertReadable(Frame frame) {
        assertThat(frame.evaluate("""
                () => { const small = [];
                  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                  for (let text; (text = texts.nextNode());) {
                    const around = text.parentElement;
                    if (!text.data.trim() || around.closest('.vh') || !around.checkVisibility()) continue;
                    const scale = around.getScreenCTM?.().d ?? 1;
                    if (scale * parseFloat(getComputedStyle(around).fontSize) < 12) small.push(text.data.trim());
                  }
                  return small; }""")).as(frame.url()).isEqualTo(List.of());
    }

    @Test
    void on_paper_each_embed_keeps_its_drawing_and_has_nothing_to_press() {
        try (BrowserContext reader = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = reader.newPage();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            for (var drawn : Map.of(
                            "scrutins/" + scrutin.uid(), ".bar",
                            "petitions/" + petition.id(), ".strokes")
                    .entrySet()) {
                page.navigate(voix + "/embed/" + drawn.getKey());
                PlaywrightAssertions.assertThat(page.locator(".vote")).isHidden();
                PlaywrightAssertions.assertThat(page.locator(drawn.getValue())).isVisible();
                PlaywrightAssertions.assertThat(page.locator(drawn.getValue())).hasCSS("print-color-adjust", "exact");
            }
        }
    }

    private static void assertFits(Frame frame, int width) {
        assertThat(frame.evaluate("innerWidth")).isEqualTo(width);
        assertThat((Boolean) frame.evaluate("""
                () => { const all = document.documentElement;
                  return all.scrollWidth <= innerWidth && all.scrollHeight <= innerHeight
                    && [...document.querySelectorAll('h1 a, h1 .gist')].every((part) => part.scrollHeight <= part.clientHeight + 1); }"""))
                .as("%s at %d: %s", frame.url(), width, frame.evaluate("""
                        () => [document.documentElement.scrollHeight, innerHeight,
                          document.querySelector('h1 a').scrollHeight, document.querySelector('h1 a').clientHeight].join()"""))
                .isTrue();
    }

    @Test
    void without_javascript_a_picture_stands_there_and_for_who_does_not_see_a_table() throws Exception {
        var own = bean(Fixtures.class).anOpenScrutin();
        bean(TestBallots.class).cast(own, 7);
        bean(UrnPublishing.class).publish();
        try (var newsroom = new HostSite(
                        "img-src " + voix,
                        "<!doctype html><html lang=\"fr\"><meta name=\"viewport\" content=\"width=device-width\"><title>Le Courrier</title>"
                                + code(own.uid()));
                BrowserContext reader = chromium.visitor(new Browser.NewContextOptions()
                        .setViewportSize(390, 844)
                        .setJavaScriptEnabled(false))) {
            Page page = reader.newPage();
            page.navigate(newsroom.address());
            PlaywrightAssertions.assertThat(page.locator("voix-resultat img")).isVisible();
            assertThat(page.locator("html").boundingBox().width).isEqualTo(390);
            assertThat(page.locator("img").boundingBox().width).isBetween(300.0, 390.0);
        }
        var fallback = Jsoup.parseBodyFragment(code(own.uid())).select("voix-resultat > a > img");
        assertThat(fallback.attr("src")).isEqualTo(voix + "/scrutins/" + own.uid() + "/carte.png");
        assertThat(fallback.attr("alt")).startsWith("Résultat du scrutin CF");
        var table = Jsoup.parse(get("/embed/scrutins/" + own.uid()).body()).select("table");
        assertThat(table.select("tbody th").eachText()).containsExactly("Pour", "Contre", "Abstention");
        assertThat(table.select("td[data-say^=n-]").eachText()).containsExactly("3", "2", "2");
        try (BrowserContext reader = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = reader.newPage();
            page.navigate(voix + "/embed/scrutins/" + own.uid());
            bean(TestBallots.class).cast(own, 3);
            PlaywrightAssertions.assertThat(page.locator("[data-say=n-pour]"))
                    .hasText("4", new LocatorAssertions.HasTextOptions().setTimeout(20_000));
        }
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
