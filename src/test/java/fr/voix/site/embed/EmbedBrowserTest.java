package fr.voix.site.embed;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import fr.voix.Fixtures;
import fr.voix.TestServer;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.browser.Chromium;
import fr.voix.browser.Engine;
import fr.voix.browser.Look;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionFixture;
import fr.voix.petition.signature.Petitions;
import fr.voix.petition.signature.TestSignatures;
import fr.voix.urn.live.TestListeners;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinClosing;
import fr.voix.vote.scrutin.ScrutinHiding;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** A newsroom with a strict policy embeds six results: one twice, one in a sandbox. */
class EmbedBrowserTest {

    private static final int LIVE_FRAMES = 5;

    /** How a page may load the script. */
    private static final List<String> WAYS = List.of(
            "<script {src}></script> {element}",
            "{element} <script {src}></script>",
            "<script {src} defer></script> {element}",
            "<script {src} async></script> {element}",
            "<script {src} type=\"module\"></script> {element}",
            "<script {src} type=\"module\" async></script> {element}",
            "<script {src}></script> {element} <script {src}></script>",
            "<script {src} type=\"module\"></script> {element} <script {src} defer></script> <script {src}></script>",
            "{element} <script type=\"module\" nonce=\"x\">import '{url}';</script>",
            "{element} <script nonce=\"x\">setTimeout(() => document.head.append(Object.assign(document.createElement('script'), { src: '{url}' })), 300);</script>",
            "{element} <script nonce=\"x\">setTimeout(() => document.head.append(Object.assign(document.createElement('script'), { src: '{url}', type: 'module' })), 300);</script>",
            "{element} <script nonce=\"x\">setTimeout(() => import('{url}'), 300);</script>");

    /** From no ballot to some, figures get wider where they stand; nothing else may move. */
    private static final double SHIFT_OF_FIGURES = 0.05;

    /** Noted from the first moment on, in the page and in each frame. */
    private static final String WATCH = """
            window.shift = 0;
            new PerformanceObserver((list) => { for (const one of list.getEntries()) window.shift += one.value; })
              .observe({ type: 'layout-shift', buffered: true });
            window.refused = [];
            document.addEventListener('securitypolicyviolation', (event) => window.refused.push(event.blockedURI));
            """;

    private static Chromium chromium;
    private static EmbeddedServer server;
    private static String voix;

    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final List<Request> polls = new CopyOnWriteArrayList<>();
    private final Set<Request> streams = ConcurrentHashMap.newKeySet();
    private BrowserContext reader;
    private Scrutin first;
    private Scrutin second;
    private Scrutin third;
    private HostSite newsroom;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        server = TestServer.start(Map.of("voix.limits.enabled", "false"));
        voix = "http://localhost:" + server.getPort();
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
    void publish() throws Exception {
        first = bean(Fixtures.class).anOpenScrutin();
        second = bean(Fixtures.class).anOpenScrutin();
        third = bean(Fixtures.class).anOpenScrutin();
        newsroom = new HostSite(HostSite.framing(voix), article());
        reader = chromium.visitor(new Browser.NewContextOptions().setViewportSize(1000, 1400));
        reader.addInitScript(WATCH);
        reader.onRequest(request -> {
            if (request.url().contains("/flux")) {
                streams.add(request);
            } else if (request.url().endsWith("/tally")) {
                polls.add(request);
            }
        });
        reader.onRequestFinished(streams::remove);
        reader.onRequestFailed(streams::remove);
    }

    @AfterEach
    void leave() {
        reader.close();
        newsroom.close();
    }

    private String article() {
        var script = "<script src=\"" + voix + "/embed.js\"></script>\n";
        return "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Le Courrier</title>" + script
                + "</head><body><main><h1>Le budget rouvre le débat</h1>\n"
                + element("scrutin=\"" + first.uid() + "\"")
                + "<p>La commission a examiné plusieurs amendements.</p>\n"
                + element("scrutin=\"" + first.uid() + "\" theme=\"sombre\" taille=\"300x250\" vue=\"deputes\"")
                + element("scrutin=\"" + second.uid() + "\"")
                + "<p>Le sujet divise.</p>\n"
                + script
                + element("scrutin=\"" + second.uid() + "\" langue=\"en\"")
                + element("scrutin=\"" + third.uid() + "\"")
                + "<iframe sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\" src=\"" + voix
                + "/embed/scrutins/" + third.uid()
                + "\" width=\"300\" height=\"120\" title=\"Dans un bac à sable\"></iframe>\n"
                + "<p>Le texte poursuit son chemin.</p></main></body></html>";
    }

    private static String element(String attributes) {
        return "<voix-resultat " + attributes + "><a href=\"" + voix + "\">Résultat sur Voix</a></voix-resultat>\n";
    }

    @Tag("long")
    @Test
    void a_petition_counts_on_by_itself_in_one_form_of_the_word() {
        Petition petition = bean(Petitions.class).anOpenOne();
        bean(TestSignatures.class).signedApart(petition, 3);
        Page page = reader.newPage();
        page.navigate(voix + "/embed/petitions/" + petition.uid());
        bean(TestSignatures.class).signedApart(petition, 2);
        assertThat(page.locator("[data-count]"))
                .hasText(Pattern.compile("^5.signatures$"), new LocatorAssertions.HasTextOptions().setTimeout(20_000));
        assertThat(page.locator("[data-next]")).containsText(Pattern.compile("encore 9.995 pour"));
        assertThat(page.locator("[data-size]")).hasText("6");
    }

    /** Instants with each spelling of a day, a month and an hour. */
    @Tag("long")
    @ParameterizedTest
    @EnumSource(Language.class)
    void the_script_writes_an_instant_as_the_service_does(Language language) {
        Petition petition = bean(Petitions.class).anOpenOne();
        var now = new AtomicReference<Instant>();
        Page page = reader.newPage();
        page.route(
                "**/tally",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"signatures\":3,\"size\":4,\"state\":\"open\",\"pollAfter\":0.05,\"at\":\""
                                + now.get() + "\"}")));
        for (int month = 1; month <= 12; month++) {
            now.set(Instant.parse(
                    "2026-%02d-%02dT%02d:05:00Z".formatted(month, month == 2 ? 1 : 2 * month - 1, 2 * month - 1)));
            if (month == 1) {
                page.navigate(voix + language.href("/embed/petitions/" + petition.uid()));
            }
            assertThat(page.locator("time")).hasAttribute("datetime", now.get().toString());
            assertThat(page.locator("time").textContent())
                    .isEqualTo(Messages.of(language).shortStamp(now.get()));
        }
        // it asks twenty times a second: nothing may be asked while its browser is closed
        page.navigate("about:blank");
    }

    @Test
    void six_results_share_one_stream_store_nothing_move_nothing_and_follow_a_vote() {
        Page page = open();
        awaitOneStream();
        var stamped = embeds(page).getFirst().locator("time");
        assertThat(stamped.textContent())
                .isEqualTo(Messages.of(Language.FR).shortStamp(Instant.parse(stamped.getAttribute("datetime"))));
        assertThat(streams)
                .singleElement()
                .extracting(Request::url)
                .asString()
                .contains(first.uid(), second.uid(), third.uid());

        List<Frame> frames = embeds(page);
        assertThat(shift(page.mainFrame())).as("shift of the page").isZero();
        // a browser counts the way from nothing to the first picture of a frame, too
        page.frames().forEach(frame -> frame.evaluate("window.shift = 0"));
        long votedAt = System.nanoTime();
        bean(TestBallots.class).cast(first, 3);
        bean(TestBallots.class).cast(third, 6);
        for (Frame frame : frames.subList(0, 2)) {
            assertThat(frame.locator("[data-say=total]")).hasText("3\u00a0voix", within(5_000));
        }
        assertThat(frames.get(4).locator("[data-say=total]")).hasText("6\u00a0voix", within(5_000));
        assertThat(Duration.ofNanos(System.nanoTime() - votedAt))
                .as("from the vote to the last frame, its own checks included")
                .isLessThan(Duration.ofMillis(2_500));
        assertThat(frames.get(0).locator(".bar"))
                .hasAttribute("aria-label", "Pour 33,3\u202f%, contre 33,3\u202f%, abstention 33,3\u202f%");
        assertThat(frames.get(0).locator("[data-say=size]")).hasText("4");
        assertThat(polls)
                .as("by who follows the stream")
                .allMatch(poll -> poll.url().contains(third.uid()));

        // who may not share asks now and then
        assertThat(frames.get(5).locator("[data-say=total]")).hasText("6\u00a0voix", within(12_000));
        assertThat(polls).isNotEmpty().allMatch(poll -> poll.frame().equals(frames.get(5)));

        assertThat(reader.cookies()).isEmpty();
        assertThat(reader.storageState()).isEqualTo("{\"cookies\":[],\"origins\":[]}");
        assertThat(shift(page.mainFrame())).as("shift of the page").isZero();
        for (Frame frame : page.frames()) {
            assertThat(shift(frame)).as("shift in " + frame.url()).isLessThan(SHIFT_OF_FIGURES);
            assertThat(number(frame, "window.refused.length"))
                    .as("refused in " + frame.url())
                    .isZero();
        }
        assertThat(errors).isEmpty();
        // axe itself wants a style that the policy refuses
        assertThat(Chromium.violations(page)).isEmpty();
    }

    @Tag("long")
    @Test
    void when_the_leader_goes_another_takes_over_and_nobody_listens_in_a_hidden_page() {
        Page page = open();
        awaitOneStream();
        Frame leader = streams.iterator().next().frame();
        // by its frame: two of one address stand on that page
        leader.frameElement().evaluate("frame => frame.getRootNode().host.remove()");
        awaitOneStream();
        assertThat(page.locator("voix-resultat")).hasCount(LIVE_FRAMES - 1);
        bean(TestBallots.class).cast(second, 3);
        // in French or in English: either may have been the leader
        Frame other = embeds(page).stream()
                .filter(frame -> frame.url().contains("/embed/scrutins/" + second.uid()))
                .findFirst()
                .orElseThrow();
        assertThat(other.locator("[data-say=total]")).hasText(Pattern.compile("3\u00a0voix|Ballots: 3"), within(5_000));

        // an element that comes later is followed too
        Scrutin late = bean(Fixtures.class).anOpenScrutin();
        page.evaluate("""
                uid => {
                  const one = document.createElement('voix-resultat');
                  one.setAttribute('scrutin', uid);
                  document.querySelector('main').prepend(one);
                }
                """, late.uid());
        awaitStreamOf(late);
        awaitOneStream();

        bean(ScrutinClosing.class).close(second.uid());
        assertThat(other.locator(".shut").last()).isVisible();
        assertThat(other.locator(".vote")).containsText(Pattern.compile("Voir|See"));

        look(page, false);
        awaitListeners(0);
        look(page, true);
        awaitOneStream();
        assertThat(errors).isEmpty();
    }

    @Tag("long")
    @Test
    void an_element_believes_its_own_frame_alone_and_only_so_far() {
        Page page = open();
        List<Frame> frames = embeds(page);
        String forged = "parent.postMessage({voix: 1, hauteur: 500, titre: 'faux'}, '*')";
        page.evaluate("() => " + forged);
        frames.get(5).evaluate("() => " + forged);
        frames.get(0).evaluate("() => parent.postMessage({voix: 1, hauteur: 'x', titre: 7}, '*')");
        frames.get(0).evaluate("() => parent.postMessage({hauteur: 500}, '*')");
        frames.get(0).evaluate("() => parent.postMessage(null, '*')");
        frames.get(1).evaluate("() => parent.postMessage({voix: 1, hauteur: 99999}, '*')");
        assertThat(element(page, 1)).hasCSS("block-size", "900px");
        assertThat(element(page, 0)).hasAttribute("title", Pattern.compile("^CF\\d+.*Résultat sur Voix$"));
        assertThat(heights(page)).containsExactly(250, 900, 250, 250, 250);

        page.evaluate("() => document.querySelectorAll('voix-resultat')[1].setAttribute('langue', 'en')");
        assertThat(element(page, 1)).hasAttribute("src", voix + "/en/embed/scrutins/" + first.uid());
        assertThat(heights(page)).containsExactly(250, 250, 250, 250, 250);
        page.setViewportSize(360, 900);
        assertThat(number(page.mainFrame(), "document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(360);
        assertThat(errors).isEmpty();
    }

    @Tag("long")
    @ParameterizedTest
    @FieldSource("WAYS")
    void one_script_works_however_it_is_loaded_under_a_strict_policy(String way) throws Exception {
        for (var policy : policies(way)) {
            try (var site = new HostSite(policy, page(way))) {
                Page host = reader.newPage();
                host.navigate(site.address());
                assertThat(element(host, 0)).hasAttribute("src", voix + "/embed/scrutins/" + first.uid());
                assertThat(element(host, 0).contentFrame().locator("h1")).isVisible();
                assertThat(host.evaluate("window.wrong.join()")).isEqualTo("");
                host.close();
            }
        }
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource
    void it_does_so_in_every_engine(Engine.Kind kind) throws Exception {
        try (Engine browser = kind.start()) {
            for (var way : WAYS) {
                for (var policy : policies(way)) {
                    try (var site = new HostSite(policy, page(way))) {
                        browser.open(URI.create(site.address()));
                        // the frame says its name once its own script runs
                        browser.await(
                                "!!document.querySelector('voix-resultat')?.shadowRoot?.querySelector('iframe').title.endsWith('. Résultat sur Voix')");
                        assertThat(browser.read("window.wrong.join()"))
                                .as(way + ", " + policy)
                                .isEmpty();
                    }
                }
            }
        }
    }

    /** Only scripts with the nonce, or of the service, may run. */
    private static List<String> policies(String way) {
        var named = HostSite.framing(voix).replace(voix + ";", voix + " 'nonce-x';");
        return way.contains("createElement")
                ? List.of(named) // the address of a script that a page makes is not for us to trust
                : List.of(
                        named,
                        "script-src 'nonce-x' 'strict-dynamic'; require-trusted-types-for 'script'; frame-src " + voix);
    }

    private String page(String way) {
        return "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Le Courrier</title>"
                + "<script nonce=\"x\">window.wrong = []; addEventListener('error', (event) => wrong.push(event.message));"
                + " document.addEventListener('securitypolicyviolation', (event) => wrong.push(event.blockedURI));</script>"
                + "</head><body><h1>Le Courrier</h1> "
                + way.replace("{element}", element("scrutin=\"" + first.uid() + "\""))
                        .replace("{src}", "src=\"{url}\" nonce=\"x\"")
                        .replace("{url}", voix + "/embed.js")
                + "</body></html>";
    }

    /** By the stream, of what is closed too, where a frame may not share it, and of a petition, open or closed. */
    @Tag("long")
    @Test
    void what_is_hidden_while_it_is_open_stands_there_no_longer_than_five_seconds() throws Exception {
        bean(ScrutinClosing.class).close(first.uid());
        Petition petition = bean(Petitions.class).anOpenOne();
        Petition closed = bean(Petitions.class).close(bean(Petitions.class).anOpenOne());
        var both = element("petition=\"" + petition.uid() + "\"") + element("petition=\"" + closed.uid() + "\"");
        try (var site = new HostSite(HostSite.framing(voix), article().replace("</main>", both + "</main>"))) {
            Page page = reader.newPage();
            page.navigate(site.address());
            for (Frame frame : embeds(page)) {
                assertThat(frame.locator("h1")).isVisible();
            }
            awaitOneStream();
            bean(ScrutinHiding.class).hide(first.uid(), "Motif.", null);
            bean(ScrutinHiding.class).hide(third.uid(), "Motif.", null);
            bean(PetitionFixture.class).hide(petition.id(), true);
            bean(PetitionFixture.class).hide(closed.id(), true);
            var hidden = "Voix ne montre plus ce qui était à cette adresse.";
            for (int told : List.of(0, 1, 4)) {
                assertThat(embeds(page).get(told).locator(".no")).hasText(hidden, within(5_000));
            }
            for (int asking : List.of(LIVE_FRAMES, LIVE_FRAMES + 1, LIVE_FRAMES + 2)) {
                assertThat(embeds(page).get(asking).locator(".no")).hasText(hidden, within(8_000));
            }
            // the other is followed as before
            bean(TestBallots.class).cast(second, 3);
            assertThat(embeds(page).get(2).locator("[data-say=total]")).hasText("3\u00a0voix", within(8_000));
        }
    }

    @Tag("long")
    @Test
    void a_comment_on_the_page_that_names_itself_the_script_chooses_no_origin() throws Exception {
        var comment = "<img name=\"currentScript\" src=\"https://elsewhere.example/x\" alt=\"\">\n";
        try (var site = new HostSite(
                HostSite.framing(voix),
                article().replace("</head><body>", "").replace("<script", comment + "<script"))) {
            Page page = reader.newPage();
            page.navigate(site.address());
            assertThat(element(page, 0)).hasAttribute("src", voix + "/embed/scrutins/" + first.uid());
        }
    }

    @Test
    void the_page_that_builds_the_code_begins_with_it_and_shows_what_it_shows() {
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = visitor.newPage();
            for (var look : Look.ALL) {
                page.navigate(voix + "/integrer?scrutin=" + first.uid());
                Look.each(page, "integrer", List.of(look));
                var copy = page.locator("[data-copy]").first().boundingBox();
                assertThat(copy.y + copy.height).as("above the fold").isLessThan(660);
                assertThat(page.locator("main iframe").boundingBox().y).isGreaterThan(copy.y);
            }
            assertThat(page.locator("[data-copy]").first()).isVisible();
            assertThat(page.frameLocator("main iframe").locator("h1")).isVisible();
            assertThat(Chromium.violations(page)).isEmpty();
        }
    }

    /** Opens the article and scrolls through it, since frames load when somebody comes near. */
    private Page open() {
        Page page = reader.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
        page.onPageError(errors::add);
        page.navigate(newsroom.address());
        for (Frame frame : embeds(page)) {
            assertThat(frame.locator("h1")).isVisible();
        }
        return page;
    }

    /** In the order of the page: the elements' frames, then the sandboxed one. */
    private static List<Frame> embeds(Page page) {
        int elements = page.locator("voix-resultat").count();
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < elements; i++) {
            frames.add(element(page, i).elementHandle().contentFrame());
        }
        frames.add(page.locator("iframe[sandbox]").elementHandle().contentFrame());
        return frames;
    }

    private static Locator element(Page page, int index) {
        return page.locator("voix-resultat").nth(index).locator("iframe");
    }

    private static List<Integer> heights(Page page) {
        return page.locator("voix-resultat").all().stream()
                .map(one -> (int) Math.round(one.boundingBox().height))
                .toList();
    }

    private static double shift(Frame frame) {
        return ((Number) frame.evaluate("window.shift")).doubleValue();
    }

    private static int number(Frame frame, String expression) {
        return (int) Math.ceil(((Number) frame.evaluate(expression)).doubleValue());
    }

    /** As a tab that comes to the front or goes away. */
    private static void look(Page page, boolean isVisible) {
        for (Frame frame : page.frames()) {
            frame.evaluate("""
                    hidden => {
                      Object.defineProperty(document, 'hidden', {value: hidden, configurable: true});
                      document.dispatchEvent(new Event('visibilitychange'));
                    }
                    """, !isVisible);
        }
    }

    /** One, as the service and the browser see it. */
    private void awaitOneStream() {
        awaitListeners(1);
        long deadline = deadline();
        while (open(streams).size() != 1 && System.nanoTime() < deadline) {
            reader.pages().getFirst().waitForTimeout(20);
        }
        assertThat(open(streams)).hasSize(1);
    }

    /** The browser does not say that a request ended whose frame was taken away. */
    private static List<Request> open(Set<Request> streams) {
        return streams.stream().filter(one -> !one.frame().isDetached()).toList();
    }

    private void awaitStreamOf(Scrutin scrutin) {
        long deadline = deadline();
        while (streams.stream().noneMatch(stream -> stream.url().contains(scrutin.uid()))
                && System.nanoTime() < deadline) {
            reader.pages().getFirst().waitForTimeout(20);
        }
        assertThat(streams).anyMatch(stream -> stream.url().contains(scrutin.uid()));
    }

    private void awaitListeners(int expected) {
        long deadline = deadline();
        while (bean(TestListeners.class).count() != expected && System.nanoTime() < deadline) {
            // lets the browser's events in meanwhile
            reader.pages().getFirst().waitForTimeout(20);
        }
        assertThat(bean(TestListeners.class).count()).isEqualTo(expected);
    }

    private static long deadline() {
        return System.nanoTime() + Duration.ofSeconds(15).toNanos();
    }

    private static LocatorAssertions.HasTextOptions within(double millis) {
        return new LocatorAssertions.HasTextOptions().setTimeout(millis);
    }

    private static <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }
}
