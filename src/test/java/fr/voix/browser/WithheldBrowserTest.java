package fr.voix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import fr.voix.Fixtures;
import fr.voix.petition.petition.PetitionFixture;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.log.UrnStopping;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a reader sees of an urn whose figures are withheld. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WithheldBrowserTest {

    /** A page of others, with a frame in it. */
    private static final String HOST = "/hote";

    private static final String HOST_PAGE =
            "<!doctype html><html lang=\"fr\"><title>Article</title><main><h1>Article</h1>"
                    + "<iframe title=\"Voix\" width=\"300\" height=\"250\" src=\"%s\"></iframe></main></html>";

    private static final String SENTENCE = "ne concorde pas avec ce qui a été publié";

    private static final Pattern IN_ANY_LANGUAGE =
            Pattern.compile(SENTENCE + "|does not agree with what was published");

    @Inject
    EmbeddedServer server;

    @Inject
    Fixtures fixtures;

    @Inject
    TestBallots ballots;

    @Inject
    PetitionFixture petitions;

    @Inject
    UrnPublishing publications;

    @Inject
    UrnStopping stops;

    @AutoClose
    private final Chromium chromium = Chromium.start();

    /** Whoever looks at it while it is found sees the figures go, and keeps what they chose. */
    @Test
    void an_open_page_and_an_open_frame_are_told() {
        Scrutin scrutin = fixtures.anOpenScrutin();
        ballots.cast(scrutin, 30);
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = open(visitor, "/scrutins/" + scrutin.uid());
            assertThat(page.locator("[data-total]")).hasText("30");
            Page frame = open(visitor, "/embed/scrutins/" + scrutin.uid());
            assertThat(frame.locator("[data-uid]")).hasCount(1);
            contradict(scrutin.uid());
            // a stream that is refused asks again by a poll, some seconds later
            assertThat(page.locator("#resultat [data-withheld]")).isVisible(visibleWithin(15));
            assertThat(page.locator("#resultat")).containsText(SENTENCE);
            assertThat(page.locator("[data-total]")).hasCount(0);
            assertThat(page.locator("form[data-vote]")).hasCount(1);
            frame.bringToFront();
            assertThat(frame.locator(".embed")).containsText(SENTENCE, within(20));
        }
    }

    @Tag("long")
    @Test
    void the_recount_page_says_so_within_five_seconds() {
        Scrutin scrutin = fixtures.anOpenScrutin();
        ballots.cast(scrutin, 3);
        contradict(scrutin.uid());
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = open(visitor, "/scrutins/" + scrutin.uid() + "/recompte");
            page.locator("[data-start]").click();
            Locator status = page.locator("[data-status]");
            assertThat(status)
                    .hasAttribute(
                            "data-result", "withheld", new LocatorAssertions.HasAttributeOptions().setTimeout(5_000));
            assertThat(status).containsText("Publié");
            assertThat(status).containsText("4 " + "ab".repeat(32));
        }
    }

    @Tag("long")
    @Test
    void nothing_of_it_hinders_anybody() {
        Scrutin scrutin = fixtures.anOpenScrutin();
        ballots.cast(scrutin, 3);
        contradict(scrutin.uid());
        var petition = petitions
                .aPetition()
                .titled("Compter les abeilles")
                .withSignatures(900)
                .make();
        contradict(petition.uid());
        for (String address : List.of(
                "/scrutins/" + scrutin.uid(),
                "/scrutins/" + scrutin.uid() + "/recompte",
                "/embed/scrutins/" + scrutin.uid(),
                petition.path(),
                "/embed/petitions/" + petition.id(),
                "/registre")) {
            inspect(server, address, 320, 390, 1280);
            inspect(server, "/en" + address, 320);
        }
    }

    private void inspect(EmbeddedServer service, String address, Integer... widths) {
        List<Look> looks = Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                .flatMap(scheme -> Stream.of(widths).map(width -> new Look(scheme, width)))
                .toList();
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = visitor.newPage();
            if (address.contains("/embed/")) {
                page.route(
                        service.getURI() + HOST,
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("text/html;charset=utf-8")
                                .setBody(HOST_PAGE.formatted(service.getURI() + address))));
                page.navigate(service.getURI() + HOST);
                assertThat(page.frameLocator("iframe").locator(".embed")).containsText(IN_ANY_LANGUAGE);
            } else {
                page.navigate(service.getURI() + address);
            }
            Look.each(page, "retenu", looks);
        }
    }

    private void contradict(String uid) {
        stops.stop(new Contradiction(uid, "is not what its leaves say", 4L, "ab".repeat(32), 4L, "cd".repeat(32)));
        publications.publish();
    }

    private Page open(BrowserContext visitor, String address) {
        Page page = visitor.newPage();
        page.navigate(server.getURI() + address);
        return page;
    }

    private static LocatorAssertions.IsVisibleOptions visibleWithin(int seconds) {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(seconds * 1_000);
    }

    private static LocatorAssertions.ContainsTextOptions within(int seconds) {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(seconds * 1_000);
    }
}
