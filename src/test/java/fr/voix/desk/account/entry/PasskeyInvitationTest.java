package fr.voix.desk.account.entry;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.desk.account.Account;
import fr.voix.desk.account.InvitationService;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.SoftPasskey;
import fr.voix.desk.account.Team;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One-time links taken up with a passkey and no password. */
@MicronautTest(transactional = false)
class PasskeyInvitationTest {

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    InvitationService invitations;

    @Inject
    ScrutinFixture database;

    private Browser browser;
    private SoftPasskey key;

    @BeforeEach
    void aBrowser() {
        browser = new Browser(server.getURI());
        key = new SoftPasskey(browser.origin());
    }

    private HttpResponse<String> take(String path) {
        return browser.post(
                path + "/cle", "credential=" + key.create(SoftPasskey.options(browser.get(path), "create")));
    }

    private HttpResponse<String> signIn() {
        var options = SoftPasskey.options(browser.get(Account.SIGN_IN), "get");
        return browser.post(SessionController.WITH_PASSKEY, "credential=" + key.get(options));
    }

    @Test
    void an_invitation_is_taken_up_and_the_key_is_the_only_way_in() {
        var newcomer = Team.newAddress();
        var path = Team.invitationPath(team.invited(newcomer, Role.READER));
        assertThat(browser.post(path + "/cle", "credential={}").statusCode()).isEqualTo(422);

        var taken = take(path);

        assertThat(taken.headers().firstValue("location")).contains("/moderation/connexion?apres=cle");
        assertThat(browser.get(path).statusCode()).isEqualTo(410);
        assertThat(signIn().statusCode()).isEqualTo(303);
        var page = browser.get("/moderation/compte");
        assertThat(page.body()).contains("sans mot de passe").doesNotContain("Codes de secours");
        assertThat(browser.get(OwnAccountController.FACTOR).body()).doesNotContain("Scannez");
        long id =
                database.number("select passkey_id from moderator_passkey where moderator_id = ?", team.idOf(newcomer));
        assertThat(browser.post("/moderation/compte/cles/" + id + "/retrait", "csrf=" + Browser.csrf(page))
                        .statusCode())
                .isEqualTo(409);
        assertThat(browser.password(newcomer, "").statusCode()).isEqualTo(422);
    }

    @Test
    void a_reset_link_replaces_all_factors_by_the_key() {
        var email = team.a(Role.MODERATOR);
        var before = new Browser(server.getURI());
        before.signIn(email, Team.PASSWORD);
        var path = Team.invitationPath(Team.token(invitations.resetLink(email, true)));
        assertThat(browser.post(path + "/cle", "credential={}").statusCode()).isEqualTo(422);
        assertThat(before.get("/moderation").statusCode())
                .as("refused, so nothing changed")
                .isEqualTo(200);

        assertThat(take(path).statusCode()).isEqualTo(303);

        assertThat(before.get("/moderation").statusCode()).isEqualTo(303);
        assertThat(browser.password(email, Team.PASSWORD).statusCode()).isEqualTo(422);
        assertThat(signIn().statusCode()).isEqualTo(303);
        assertThat(database.number("select count(*) from moderator_totp where moderator_id = ?", team.idOf(email)))
                .isZero();
    }
}
