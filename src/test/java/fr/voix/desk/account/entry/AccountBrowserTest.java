package fr.voix.desk.account.entry;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import fr.voix.browser.Look;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.InvitationService;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.queue.DeskBrowser;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Accounts in a real browser with a virtual authenticator. */
@MicronautTest(transactional = false)
@Property(name = "voix.smtp.host", value = "127.0.0.1")
@Property(name = "voix.mail.from", value = "nepasrepondre@voix.example")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountBrowserTest {

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    InvitationService invitations;

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

    /** An authenticator that says yes to everything; its number. */
    private static String authenticator(CDPSession devtools) {
        devtools.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var arguments = new JsonObject();
        arguments.add("options", options);
        return devtools.send("WebAuthn.addVirtualAuthenticator", arguments)
                .get("authenticatorId")
                .getAsString();
    }

    private static void verify(CDPSession devtools, String authenticator, boolean isVerified) {
        var arguments = new JsonObject();
        arguments.addProperty("authenticatorId", authenticator);
        arguments.addProperty("isUserVerified", isVerified);
        devtools.send("WebAuthn.setUserVerified", arguments);
    }

    private static void press(Page page, String button) {
        page.locator("button", new Page.LocatorOptions().setHasText(button)).click();
    }

    private static void signOut(Page page) {
        press(page, "Se déconnecter");
        page.waitForURL("**/connexion?apres=deconnexion");
    }

    @Test
    void a_passkey_is_made_used_as_second_factor_and_alone() {
        var page = browser.page(1280, ColorScheme.LIGHT, true);
        authenticator(page.context().newCDPSession(page));
        var email = team.withPasswordOnly(Role.MODERATOR);
        SignedIn.password(page, browser.address(""), email);
        page.waitForURL("**/compte/second-facteur");
        page.getByLabel("Nom de la clé").fill("Ordinateur du bureau");
        press(page, "Créer une clé d’accès");
        page.locator("ol.codes li").first().waitFor();
        assertThat(page.locator("ol.codes li").count()).isEqualTo(10);
        page.locator("a.btn").click();
        page.waitForURL("**/moderation");
        page.getByText("Mon compte").click();
        assertThat(page.locator("main").textContent()).contains("Ordinateur du bureau", "Chrome, Linux");
        signOut(page);

        SignedIn.password(page, browser.address(""), email);
        page.waitForURL("**/connexion/second-facteur");
        assertThat(page.locator("main").textContent()).contains("Présentez l’une de vos clés d’accès.");
        press(page, "Utiliser une clé d’accès");
        page.waitForURL("**/moderation");
        signOut(page);

        press(page, "Utiliser une clé d’accès");
        page.waitForURL("**/moderation");
        assertThat(page.locator("header").textContent()).contains(email);
        page.close();
    }

    @Tag("long")
    @Test
    void a_cancelled_ceremony_says_so_and_can_be_begun_again() {
        var page = browser.page(1280, ColorScheme.LIGHT, true);
        var devtools = page.context().newCDPSession(page);
        var authenticator = authenticator(devtools);
        var email = team.a(Role.MODERATOR);
        SignedIn.byForms(page, browser.address(""), email);
        page.navigate(browser.address(OwnAccountController.FACTOR));
        verify(devtools, authenticator, false);
        press(page, "Créer une clé d’accès");
        var failure = page.locator("[data-failure]");
        failure.getByText("L’opération a été annulée").waitFor();
        assertThat(page.url()).endsWith(OwnAccountController.FACTOR);

        verify(devtools, authenticator, true);
        press(page, "Créer une clé d’accès");
        page.waitForURL("**/compte?fait=cle");

        page.navigate(browser.address(OwnAccountController.FACTOR));
        press(page, "Créer une clé d’accès");
        page.locator("[data-failure]").getByText("a déjà une clé d’accès").waitFor();
        page.close();
    }

    @Test
    void an_app_works_without_javascript() {
        var page = browser.page(390, ColorScheme.LIGHT, false);
        SignedIn.byForms(page, browser.address(""), team.a(Role.MODERATOR));
        assertThat(page.locator("h1").textContent()).isNotBlank();
        page.navigate(browser.address(OwnAccountController.FACTOR));
        assertThat(page.locator("main").textContent()).contains("JavaScript y est désactivé");
        assertThat(page.locator("form[data-ceremony]").isVisible()).isFalse();
        page.close();
    }

    @Tag("long")
    @Test
    void no_page_has_an_accessibility_fault_or_scrolls_sideways() throws Exception {
        var admin = team.a(Role.ADMINISTRATOR);
        var newcomer = team.withPasswordOnly(Role.READER);
        team.invited(Team.newAddress(), Role.READER);
        var page = browser.page(1280, ColorScheme.LIGHT, true);
        browser.look(page, "compte-connexion", Account.SIGN_IN);
        browser.look(page, "compte-invitation", Team.invitationPath(team.invited(Team.newAddress(), Role.READER)));
        var reset = invitations.resetLink(team.a(Role.READER), true);
        browser.look(page, "compte-remise", Team.invitationPath(Team.token(reset)));
        SignedIn.password(page, browser.address(""), newcomer);
        page.waitForURL("**/compte/second-facteur");
        inspect(page, "premier-facteur");
        press(page, "Se déconnecter");
        SignedIn.password(page, browser.address(""), admin);
        page.waitForURL("**/connexion/second-facteur");
        inspect(page, "second-facteur");
        page.getByLabel("Code à six chiffres").fill("000000");
        page.keyboard().press("Enter");
        page.locator(".error").waitFor();
        inspect(page, "second-facteur-refus");
        browser.look(page, "compte-secours", SecondStepController.PATH + "?par=secours");
        SignedIn.in(page, browser.address(""), admin);
        browser.look(page, "compte-compte", Account.OWN + "?fait=sessions");
        browser.look(page, "compte-mot-de-passe", OwnAccountController.PASSWORD);
        browser.look(page, "compte-ajout-facteur", OwnAccountController.FACTOR);
        browser.look(page, "compte-equipe", "/moderation/equipe");
        page.getByLabel("Adresse électronique").fill(Team.newAddress());
        press(page, "Envoyer l’invitation");
        page.locator("p.notice[role=status]").waitFor();
        page.locator(".team details summary").first().click();
        inspect(page, "equipe-lien");
        page.navigate(browser.address(Account.OWN));
        press(page, "Faire dix nouveaux codes");
        page.locator("ol.codes").waitFor();
        inspect(page, "codes");
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        press(page, "Copier les dix codes");
        page.getByText("Copié", new Page.GetByTextOptions().setExact(true)).waitFor();
        var shown = String.join("\n", page.locator("ol.codes code").allTextContents());
        assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(shown);
        assertThat(shown.lines()).hasSize(10);
        page.evaluate("() => { window.print = () => { window.printed = true; }; }");
        press(page, "Imprimer");
        assertThat(page.evaluate("window.printed")).isEqualTo(true);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator("ol.codes").isVisible()).isTrue();
        assertThat(page.locator("main .btn").allTextContents())
                .hasSize(3)
                .allSatisfy(button -> assertThat(page.getByText(button).first().isVisible())
                        .as(button)
                        .isFalse());
        page.close();
    }

    private static void inspect(Page page, String name) {
        Look.each(page, "compte-" + name, Look.ALL);
    }
}
