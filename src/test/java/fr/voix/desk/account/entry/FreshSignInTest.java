package fr.voix.desk.account.entry;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.ShiftedClock;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.SessionService;
import fr.voix.desk.account.SoftPasskey;
import fr.voix.desk.account.Team;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ways into an account change only soon after a sign-in. */
@MicronautTest(transactional = false)
@Property(name = "test.shifted-clock", value = "true")
class FreshSignInTest {

    private static final String PATH = Account.OWN;
    private static final String PROOF = Account.SIGN_IN + "?apres=preuve";

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    ShiftedClock clock;

    @Inject
    ScrutinFixture database;

    private String email;
    private Browser browser;
    private SoftPasskey key;
    private String credential;
    private String csrf;

    @BeforeEach
    void aColleagueWithAPageThatLiesOpen() {
        email = team.a(Role.READER);
        browser = new Browser(server.getURI());
        browser.signIn(email, Team.PASSWORD);
        offer();
    }

    private void offer() {
        var page = browser.get(OwnAccountController.FACTOR);
        csrf = Browser.csrf(page);
        key = new SoftPasskey(browser.origin());
        credential = key.create(SoftPasskey.options(page, "create"));
    }

    private HttpResponse<String> addPasskey() {
        return browser.post(OwnAccountController.PASSKEYS, "csrf=" + csrf, "name=Bureau", "credential=" + credential);
    }

    private long count(String table) {
        return database.number("select count(*) from " + table + " where moderator_id = ?", team.idOf(email));
    }

    private static void assertAsked(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location")).contains(PROOF);
    }

    @Test
    void after_ten_minutes_no_factor_is_added_and_no_code_made() {
        clock.advance(SessionService.FRESH.plusSeconds(1));

        assertAsked(addPasskey());
        assertAsked(browser.get(OwnAccountController.FACTOR));
        assertAsked(browser.post(OwnAccountController.TOTP, "csrf=" + csrf, "sealed=x", "code=000000"));
        assertAsked(browser.post(PATH + "/codes", "csrf=" + csrf));

        assertThat(count("moderator_passkey")).isZero();
        assertThat(count("moderator_recovery_code")).isZero();
        assertThat(browser.get(PATH).statusCode()).as("all else goes on").isEqualTo(200);
        assertThat(browser.get(PROOF).body()).contains("Connectez-vous de nouveau");
        assertThat(browser.get("/en" + PROOF).body()).contains("Sign in again");
        assertThat(browser.get("/en" + OwnAccountController.FACTOR).headers().firstValue("location"))
                .contains("/en" + PROOF);
    }

    @Test
    void sessions_are_ended_by_whoever_signed_in_just_now() {
        var other = new Browser(server.getURI());
        other.signIn(email, Team.PASSWORD);
        clock.advance(SessionService.FRESH.plusSeconds(1));

        assertAsked(browser.post(PATH + "/autres-sessions/fin", "csrf=" + csrf));
        assertThat(other.get(PATH).statusCode()).isEqualTo(200);

        browser.signIn(email, Team.PASSWORD);
        var fresh = Browser.csrf(browser.get(PATH));
        assertThat(browser.post(PATH + "/autres-sessions/fin", "csrf=" + fresh).statusCode())
                .isEqualTo(303);
        assertThat(other.get(PATH).statusCode()).isEqualTo(303);
    }

    @Test
    void after_ten_minutes_no_factor_is_removed() {
        assertThat(addPasskey().headers().firstValue("location")).contains(PATH + "?fait=cle");
        long id = database.number("select passkey_id from moderator_passkey where moderator_id = ?", team.idOf(email));
        clock.advance(SessionService.FRESH.plusSeconds(1));

        assertAsked(browser.post(PATH + "/cles/" + id + "/retrait", "csrf=" + csrf));
        assertAsked(browser.post(PATH + "/application/retrait", "csrf=" + csrf));

        assertThat(count("moderator_passkey")).isEqualTo(1);
        assertThat(count("moderator_totp")).isEqualTo(1);
    }

    @Test
    void within_them_and_after_another_sign_in_they_change() {
        clock.advance(SessionService.FRESH.minus(Duration.ofMinutes(1)));
        assertThat(addPasskey().headers().firstValue("location")).contains(PATH + "?fait=cle");
        clock.advance(Duration.ofMinutes(2));
        assertAsked(browser.get(OwnAccountController.FACTOR));

        browser.signIn(email, Team.PASSWORD);
        offer();

        assertThat(addPasskey().headers().firstValue("location")).contains(PATH + "?fait=cle");
        assertThat(count("moderator_passkey")).isEqualTo(2);
        assertThat(browser.post(PATH + "/application/retrait", "csrf=" + csrf)
                        .headers()
                        .firstValue("location"))
                .contains(PATH + "?fait=retrait");
    }
}
