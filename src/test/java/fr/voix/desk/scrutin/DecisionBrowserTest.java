package fr.voix.desk.scrutin;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import fr.voix.Fixtures;
import fr.voix.base.audit.Actor;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.joint.JointActService;
import fr.voix.desk.account.joint.JointKind;
import fr.voix.desk.queue.DeskBrowser;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.signature.Petitions;
import fr.voix.petition.signature.TestSignatures;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.setaside.DayPressureService;
import fr.voix.vote.ballot.TestBallots;
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

    private DeskBrowser browser;

    @BeforeAll
    void startChromium() {
        browser = new DeskBrowser(server, team);
    }

    @AfterAll
    void stopChromium() {
        if (browser != null) {
            browser.close();
        }
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
        String first = team.a(Role.MODERATOR);
        reopening(hidden, first, "Le débat reprend, et la question avec lui.");
        reopening(aClosedScrutin(), email, "Clos par erreur.");
        String trial = page(waiting) + "?rule=reseau&day=" + LocalDate.now(clock.withZone(ZoneOffset.UTC)) + "&mark="
                + "07".repeat(16);
        Page page = browser.page(1280, ColorScheme.LIGHT, true);
        browser.signIn(page, email);
        for (String language : List.of("", "/en")) {
            browser.look(page, "decider-essai", language + trial);
            browser.look(page, "decider-masque", language + page(hidden));
            browser.look(page, "decisions", language + "/moderation/decisions");
            browser.look(page, "a-deux", language + "/moderation/a-deux");
            browser.look(page, "decisions-introuvable", language + "/moderation/decisions?scrutin=rien");
            browser.look(page, "pression", language + "/moderation/pression");
            browser.look(page, "petition-decider", language + decisions(pressed));
            browser.look(page, "petition-bureau", language + "/moderation/petitions");
            browser.look(page, "petition-instruire", language + "/moderation/petitions/" + pressed.uid());
            browser.look(page, "petition-publique", language + pressed.path());
            browser.look(page, "petition-regles", language + "/petitions/regles");
            browser.look(page, "refus", language + page(waiting) + "?rule=reseau");
            browser.look(page, "scrutin-masque", language + "/scrutins/" + hidden.uid());
        }
        page.close();
        Page looking = browser.colleague(Role.READER);
        browser.look(looking, "decider-lecture", page(waiting));
        browser.look(looking, "petition-lecture", decisions(pressed));
        looking.close();
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
        Page page = browser.moderator();
        page.navigate(browser.address(page(scrutin)));
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
}
