package fr.voix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import fr.voix.Fixtures;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.crowd.OriginKind;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.setaside.AsidePattern;
import fr.voix.urn.setaside.PressureService;
import fr.voix.urn.setaside.SetAside;
import fr.voix.urn.setaside.SetAsideResult;
import fr.voix.urn.setaside.SetAsideRule;
import fr.voix.urn.setaside.SetAsideRun;
import fr.voix.urn.setaside.SettingAside;
import fr.voix.urn.tally.UrnRecount;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.ballot.UrnTables;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinClosing;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Somebody whose ballot moderators set aside, or whose scrutin they close: what is told, by whom, and what can still be done. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Property(name = "voix.site.contact", value = "moderation@voix.example")
@Tag("long")
class SetAsideVoterTest {

    @Inject
    EmbeddedServer server;

    @Inject
    Fixtures fixtures;

    @Inject
    ScrutinFixture sql;

    @Inject
    SettingAside setAsides;

    @Inject
    SetAsideRun runs;

    @Inject
    ScrutinClosing closures;

    @Inject
    PressureService pressure;

    @Inject
    UrnPublishing publications;

    @Inject
    UrnRecount recounts;

    @Inject
    TestBallots ballots;

    @Inject
    UrnTables tables;

    @AutoClose
    private final Chromium chromium = Chromium.start();

    private Scrutin scrutin;

    @BeforeEach
    void aScrutin() {
        scrutin = fixtures.anOpenScrutin();
    }

    @Test
    void on_a_closed_scrutin_stand_ones_own_ballot_its_receipt_and_when_it_closed() {
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions().setViewportSize(390, 900))) {
            visitor.addInitScript("navigator.share = async (what) => { window.shared = what; }");
            Page page = open(visitor, "/scrutins/" + scrutin.uid());
            VisitorTest.vote(page, "contre");
            page.locator("button[data-share]").click();
            assertThat(page.evaluate("shared.url + ' ' + shared.title").toString())
                    .as("what the sheet of the device was given")
                    .contains(
                            "/scrutins/" + scrutin.uid(),
                            page.locator("h1 span").first().innerText());
            closures.close(scrutin.uid());
            publications.publish();

            page.reload();
            assertThat(page.locator("[data-choice]")).hasText("Contre");
            assertThat(page.locator("#h-apres")).containsText("Scrutin clos");
            assertThat(page.locator("[data-change], [data-withdraw]")).hasCount(0);
            assertThat(page.locator(".sheet .notice").first())
                    .containsText(Pattern.compile(
                            "Clos le \\d.* 20\\d\\d à \\d+\u00a0h\u00a0\\d\\d.*0 pour, 1 contre, 0 abstention"));
            page.locator("[data-receipt] summary").first().click();
            assertThat(page.locator("[data-code]")).hasText(Pattern.compile("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}"));
            Look.at(page, "vote-clos");
        }
        try (BrowserContext other = chromium.visitor(new Browser.NewContextOptions().setViewportSize(390, 900))) {
            Page page = open(other, "/scrutins/" + scrutin.uid());
            assertThat(page.locator("#voter")).containsText("On ne peut plus voter sur ce scrutin.");
            assertThat(page.locator("#apres")).isHidden();
        }
    }

    @Test
    void the_receipt_says_rule_and_decision_and_how_to_contest() throws Exception {
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions().setViewportSize(390, 900))) {
            Page page = open(visitor, "/scrutins/" + scrutin.uid());
            VisitorTest.vote(page, "pour");
            assertThat(page.locator("[data-tree]")).hasAttribute("data-tree", "oui");
            assertThat(page.locator("[data-aside-line]")).isHidden();
            String receipt = Files.readString(page.waitForDownload(
                            () -> page.locator("[data-receipt-file]").click())
                    .path());
            SetAside decision = setAside();

            page.reload();
            assertThat(page.locator("[data-aside-line]")).containsText("il ne compte pas");
            assertThat(page.locator("[data-aside-line]")).containsText("Réseau");
            assertThat(page.locator("#h-apres")).containsText("sans être compté");
            assertThat(page.locator(".sheet .notice").first())
                    .hasText("1 bulletin est mis à l’écart selon la règle «\u202fRéseau\u202f» (décision "
                            + decision.decision() + ").");
            Look.at(page, "vote-a-l-ecart");
            assertThat(open(visitor, "/embed/scrutins/" + scrutin.uid()).locator(".when:not([data-crowd])"))
                    .containsText("1 bulletin mis à l’écart");

            Page check = open(visitor, "/recu");
            check.locator("input[type=file]")
                    .setInputFiles(new FilePayload("recu.json", "application/json", receipt.getBytes(UTF_8)));
            assertThat(check.locator("[data-status]")).hasAttribute("data-result", "ecarte");
            assertThat(check.locator("[data-aside]"))
                    .containsText("De nombreux bulletins, ou de nombreuses signatures, du même réseau");
            assertThat(check.locator("[data-decision]")).hasText(decision.decision());
            assertThat(check.locator("[data-aside] a")).hasAttribute("href", "mailto:moderation@voix.example");
            Look.at(check, "recu-a-l-ecart");

            Page list = open(visitor, "/mes-bulletins");
            list.locator("[data-my-ballots] button").first().click();
            assertThat(list.locator("[data-my-ballots] [role=status]"))
                    .hasText("Mis à l’écart, règle «\u202fRéseau\u202f», décision " + decision.decision()
                            + " Pourquoi, et comment contester");
            Look.at(list, "mes-bulletins-a-l-ecart");
        }
    }

    @Test
    void a_ballot_in_a_closed_scrutin_is_erased_from_the_list_of_ones_ballots() {
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions().setViewportSize(320, 900))) {
            Page page = open(visitor, "/scrutins/" + scrutin.uid());
            VisitorTest.vote(page, "contre");
            fixtures.close(scrutin);
            publications.publish();
            page.reload();
            assertThat(page.locator("#voter")).containsText("Votre bulletin peut encore être effacé.");
            assertThat(page.locator("#apres [data-choice]")).hasText("Contre");
            assertThat(page.locator("[data-change]")).hasCount(0);
            assertThat(page.locator("[data-receipt]")).isVisible();
            assertThat(page.locator(".sheet .notice").first()).containsText("0 pour, 1 contre, 0 abstention.");
            Look.at(page, "scrutin-clos");
            page.locator("#voter a[href='/mes-bulletins']").click();

            Locator erase = page.locator("[data-my-ballots] button").nth(1);
            erase.click();
            assertThat(erase).hasText("Effacer pour toujours\u202f?");
            Look.at(page, "mes-bulletins-effacer");
            erase.click();
            assertThat(page.locator("[data-my-ballots] [role=status]"))
                    .hasText("Effacé\u202f: ce bulletin ne compte plus.");
            assertThat(tables.leavesOf(scrutin).getLast()).isEqualTo("x1 1");
            assertThat(recounts.recount(scrutin.uid()).orElseThrow().faults()).isEmpty();
            page.reload();
            assertThat(page.locator("[data-ballots-none]")).isVisible();
            publications.publish();
            page.navigate(address("/scrutins/" + scrutin.uid()));
            assertThat(page.locator(".sheet"))
                    .containsText("Depuis la clôture, 1 bulletin a été effacé par son auteur.");
        }
    }

    private SetAside setAside() {
        var day = pressure.originsOf(scrutin.uid(), OriginKind.NETWORK, 1).getFirst();
        var pattern = new AsidePattern.OfMark(
                SetAsideRule.RESEAU, day.day(), day.origins().getFirst().mark());
        var result = setAsides.propose(
                scrutin.uid(), pattern, 2, "Essai.", sql.aModerator().moderatorId());
        // the only ballot: too much for one person
        long number = ((SetAsideResult.Waiting) result).decision().number();
        SetAside decision = ((SetAsideResult.Started) setAsides.approve(number, null)).decision();
        runs.runFor(decision.number(), Duration.ofSeconds(5));
        publications.publish();
        return decision;
    }

    private Page open(BrowserContext visitor, String path) {
        Page page = visitor.newPage();
        page.navigate(address(path));
        return page;
    }

    private String address(String path) {
        return "http://localhost:" + server.getPort() + path;
    }
}
