package fr.voix.desk.scrutin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import fr.voix.Fixtures;
import fr.voix.base.audit.Actor;
import fr.voix.browser.Chromium;
import fr.voix.browser.Look;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.SignedIn;
import fr.voix.desk.account.joint.JointActService;
import fr.voix.desk.account.joint.JointKind;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.signature.Petitions;
import fr.voix.petition.signature.TestSignatures;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.setaside.DayPressureService;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.ballot.UrnTables;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinHiding;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The decisions' pages in a real browser. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Property(name = "voix.site.contact", value = "https://voix.example/contester")
@Tag("long")
class DecisionBrowserTest {

    private static final byte[] CROWDED = {7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7};

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    Fixtures fixtures;

    @Inject
    TestBallots ballots;

    @Inject
    UrnTables tables;

    @Inject
    Petitions petitions;

    @Inject
    TestSignatures signatures;

    @Inject
    DayPressureService days;

    @Inject
    UrnPublishing publications;

    @Inject
    ScrutinHiding hidings;

    @Inject
    JointActService joints;

    @Inject
    Clock clock;

    private Chromium chromium;

    @BeforeAll
    void startChromium() {
        chromium = Chromium.start();
    }

    @AfterAll
    void stopChromium() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void a_crowd_is_set_aside_from_console_to_undo_without_javascript() {
        Scrutin scrutin = aCrowdedScrutin(30);
        Page page = page(1280, ColorScheme.LIGHT, false);
        signIn(page, team.a(Role.MODERATOR));
        page.navigate(address("/moderation/pression"));
        page.locator("a[href$='" + scrutin.uid() + "/decisions']").first().click();
        page.getByLabel("Essayer sur le réseau 07070707").click();
        assertThat(page.locator(".panel").textContent()).contains("30 bulletins comptés seraient mis");
        page.locator("#a-raison").fill("Un seul réseau en une minute.");
        page.locator(".panel button").click();
        page.waitForURL("**fait=aside#fait");
        assertThat(page.locator("[role=status]").textContent()).contains("La mise à l’écart est lancée");
        assertThat(tables.leavesOf(scrutin)).hasSize(1 + 334 + 30);

        Locator undo = page.locator(".verdict").first();
        undo.locator("input[name=reason]").fill("Une école.");
        undo.locator("button").click();
        page.waitForURL("**fait=undo#fait");
        assertThat(tables.leavesOf(scrutin)).hasSize(1 + 334 + 30 + 30);
        page.locator("#o-raison").fill("Fini.");
        page.locator("form[action*='/etat'] button").click();
        page.waitForURL("**fait=close#fait");
        assertThat(tables.leavesOf(scrutin).getLast()).startsWith("z1 ");
        page.close();
    }

    @Test
    void no_page_has_an_accessibility_fault_or_scrolls_sideways() {
        Scrutin waiting = aCrowdedScrutin(120);
        Scrutin hidden = aCrowdedScrutin(3);
        fixtures.close(hidden);
        hidings.hide(hidden.uid(), "Le texte contient l’adresse d’un particulier.", "The text has a private address.");
        propose(waiting);
        Petition pressed = aPetitionUnderPressure();
        String email = team.a(Role.MODERATOR);
        String reader = team.a(Role.READER);
        String first = team.a(Role.MODERATOR);
        reopening(hidden, first, "Le débat reprend, et la question avec lui.");
        reopening(aClosedScrutin(), email, "Clos par erreur.");
        String trial = page(waiting) + "?rule=reseau&day=" + LocalDate.now(clock.withZone(ZoneOffset.UTC)) + "&mark="
                + "07".repeat(16);
        Page page = page(1280, ColorScheme.LIGHT, true);
        signIn(page, email);
        for (String language : List.of("", "/en")) {
            check(page, "decider-essai", language + trial);
            check(page, "decider-masque", language + page(hidden));
            check(page, "decisions", language + "/moderation/decisions");
            check(page, "a-deux", language + "/moderation/a-deux");
            check(page, "decisions-introuvable", language + "/moderation/decisions?scrutin=rien");
            check(page, "pression", language + "/moderation/pression");
            check(page, "petition-decider", language + decisions(pressed));
            check(page, "petition-bureau", language + "/moderation/petitions");
            check(page, "petition-instruire", language + "/moderation/petitions/" + pressed.uid());
            check(page, "petition-publique", language + pressed.path());
            check(page, "petition-regles", language + "/petitions/regles");
            check(page, "refus", language + page(waiting) + "?rule=reseau");
            check(page, "scrutin-masque", language + "/scrutins/" + hidden.uid());
        }
        page.close();
        Page looking = page(1280, ColorScheme.LIGHT, true);
        signIn(looking, reader);
        check(looking, "decider-lecture", page(waiting));
        check(looking, "petition-lecture", decisions(pressed));
        looking.close();
    }

    /** Both as somebody meets them who types a blank where a reason is asked for, which no browser holds back. */
    @Test
    void a_refusal_is_said_where_it_belongs_and_has_no_accessibility_fault() {
        Scrutin small = aCrowdedScrutin(30);
        Page trial = page(1280, ColorScheme.LIGHT, true);
        signIn(trial, team.a(Role.MODERATOR));
        trial.navigate(address(page(small)));
        trial.getByLabel("Essayer sur l’heure").first().click();
        assertThat(trial.locator(".panel").textContent()).contains("334 bulletins comptés");
        trial.navigate(address(page(small)));
        trial.getByLabel("Essayer sur le réseau 07070707").click();
        trial.locator("#a-raison").fill("   ");
        trial.locator(".panel button").click();
        trial.waitForURL("**/ecart#essai");
        assertThat(trial.locator("#refus-essai").textContent()).contains("Donnez une raison");
        assertThat(trial.locator("#a-raison").inputValue()).isEqualTo("   ");
        Look.each(trial, "refus-ecart", Look.ALL);
        trial.close();
        Page page = page(320, ColorScheme.LIGHT, true);
        signIn(page, team.a(Role.MODERATOR));
        page.navigate(address(page(small)));
        page.getByLabel("Essayer sur le réseau 07070707").click();
        page.locator("#a-raison").fill("Un seul réseau.");
        page.locator(".panel button").click();
        page.waitForURL("**fait=aside#fait");
        page.locator(".verdict input[name=reason]").fill("  ");
        page.locator(".verdict button").click();
        page.waitForURL("**/moderation/decisions/*#d*");
        assertThat(page.locator("li [role=alert]").textContent()).contains("Donnez une raison");
        assertThat(page.locator("li [role=alert]").boundingBox().y)
                .as("in sight")
                .isBetween(0.0, 900.0);
        Look.at(page, "refus-verdict");
        page.close();
    }

    private void reopening(Scrutin scrutin, String by, String reason) {
        Actor actor = Actor.of(team.idOf(by), Role.MODERATOR.name());
        joints.propose(JointKind.REOPEN, DecisionSubject.reference(scrutin.uid()), null, reason, actor);
    }

    private Scrutin aClosedScrutin() {
        Scrutin scrutin = aCrowdedScrutin(3);
        fixtures.close(scrutin);
        return scrutin;
    }

    private void propose(Scrutin scrutin) {
        Page page = page(1280, ColorScheme.LIGHT, true);
        signIn(page, team.a(Role.MODERATOR));
        page.navigate(address(page(scrutin)));
        page.getByLabel("Essayer sur le réseau 07070707").click();
        page.locator("#a-raison").fill("Un seul réseau en une minute.");
        page.locator(".panel button").click();
        page.waitForURL("**fait=proposed#fait");
        page.close();
    }

    private Scrutin aCrowdedScrutin(int crowd) {
        Scrutin scrutin = fixtures.anOpenScrutin();
        ballots.cast(scrutin, 304);
        ballots.castFrom(scrutin, crowd, LocalDate.now(clock.withZone(ZoneOffset.UTC)), CROWDED);
        return scrutin;
    }

    private Petition aPetitionUnderPressure() {
        Petition petition = petitions.anOpenOne();
        signatures.signedApart(petition, 95);
        signatures.signedOfDomain(petition, 60, "farm.example");
        days.measure();
        publications.publish();
        return petition;
    }

    private static String decisions(Petition petition) {
        return "/moderation/petitions/" + petition.uid() + "/decisions";
    }

    private static String page(Scrutin scrutin) {
        return "/moderation/scrutins/" + scrutin.uid() + "/decisions";
    }

    private Page page(int width, ColorScheme scheme, boolean javaScript) {
        return chromium.visitor(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setColorScheme(scheme)
                        .setJavaScriptEnabled(javaScript))
                .newPage();
    }

    private String address(String path) {
        return "http://localhost:" + server.getPort() + path;
    }

    private void signIn(Page page, String email) {
        SignedIn.in(page, address(""), email);
    }

    private void check(Page page, String name, String path) {
        page.navigate(address(path));
        Look.each(page, name, Look.ALL);
    }
}
