package fr.voix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import fr.voix.Fixtures;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Somebody who votes on a quiet scrutin, in a real browser: the ballot counts at once, and is published with others. */
@MicronautTest(transactional = false)
@Property(name = "voix.urn.quiet-ballots", value = "8")
@Property(name = "voix.urn.quiet-for", value = "10m")
@Tag("long")
class QuietVoterTest {

    @Inject
    EmbeddedServer server;

    @Inject
    Fixtures fixtures;

    @Inject
    TestBallots ballots;

    @Inject
    UrnPublishing publications;

    @Test
    void page_and_receipt_say_that_the_ballot_is_counted_and_comes_with_others() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        try (Chromium chromium = Chromium.start();
                BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions().setViewportSize(390, 900))) {
            Page page = open(visitor, "/scrutins/" + scrutin.uid());
            VisitorTest.vote(page, "pour");
            assertThat(page.locator("[data-group]")).containsText("publié avec d’autres");
            assertThat(page.locator("[data-total]")).hasText("1");
            page.waitForCondition(
                    () -> "groupe".equals(page.locator("[data-tree]").getAttribute("data-tree")),
                    new Page.WaitForConditionOptions().setTimeout(30_000));
            Look.at(page, "quiet-voter");
            byte[] receipt = Files.readAllBytes(page.waitForDownload(
                            () -> page.locator("[data-receipt-file]").click())
                    .path());

            Page check = open(visitor, "/recu");
            give(check, receipt, "bientot");
            assertThat(check.locator("[data-status]")).containsText("est compté et n’est pas encore publié");
            Look.at(check, "quiet-receipt");

            ballots.cast(scrutin, 7);
            publications.publish();
            give(check, receipt, "compte");
            page.reload();
            assertThat(page.locator("[data-choice]")).hasText("Pour");
            assertThat(page.locator("[data-group]")).isHidden();
            assertThat(page.locator("[data-total]")).hasText("8");
        }
    }

    private Page open(BrowserContext visitor, String address) {
        Page page = visitor.newPage();
        page.navigate(server.getURI().resolve(address).toString());
        return page;
    }

    private static void give(Page check, byte[] receipt, String result) {
        check.locator("input[type=file]").setInputFiles(new FilePayload("voix-recu.json", "application/json", receipt));
        assertThat(check.locator("[data-status]")).hasAttribute("data-result", result);
    }
}
