package fr.voix.desk.account.entry;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.ShiftedClock;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.SoftPasskey;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.attempt.SignInDelay;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever knows an address can fail on purpose; whom that keeps out, and whom not. */
@MicronautTest(transactional = false)
@Property(name = "test.shifted-clock", value = "true")
@Property(name = "voix.trusted-proxies", value = "127.0.0.0/8,::1")
class PauseTest {

    private static final String WRONG = "ce n’est pas le bon mot";

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    ShiftedClock clock;

    private String email;

    @BeforeEach
    void aColleague() {
        email = team.a(Role.MODERATOR);
    }

    private Browser browser(String network) {
        return new Browser(server.getURI()).from(network);
    }

    private void fail(String network, int times) {
        for (int i = 0; i < times; i++) {
            browser(network).password(email, WRONG);
        }
    }

    @Test
    void one_network_pauses_the_address_for_itself_alone() {
        fail("192.0.2.1", SignInDelay.FREE_TRIES + 3);

        assertThat(browser("192.0.2.77").signIn(email, Team.PASSWORD).statusCode())
                .as("the same network")
                .isEqualTo(429);
        assertThat(browser("198.51.100.1").signIn(email, Team.PASSWORD).statusCode())
                .isEqualTo(303);
    }

    @Test
    void a_known_device_has_its_own_count() {
        var owner = browser("192.0.2.9");
        owner.signIn(email, Team.PASSWORD);
        fail("192.0.2.1", SignInDelay.FREE_TRIES + 3);

        assertThat(owner.signIn(email, Team.PASSWORD).statusCode()).isEqualTo(303);
        for (int i = 0; i < SignInDelay.FREE_TRIES; i++) {
            assertThat(owner.password(email, WRONG).statusCode()).isEqualTo(422);
        }
        assertThat(owner.password(email, Team.PASSWORD).statusCode()).isEqualTo(429);
    }

    @Test
    void a_device_is_known_for_its_own_account_alone() {
        var owner = browser("192.0.2.9");
        owner.signIn(email, Team.PASSWORD);
        email = team.a(Role.MODERATOR);
        fail("192.0.2.1", SignInDelay.FREE_TRIES);

        assertThat(owner.signIn(email, Team.PASSWORD).statusCode()).isEqualTo(429);
    }

    /** What remains: with so many networks one can keep away those devices that are not known, and that have no passkey. */
    @Test
    void many_networks_together_have_a_higher_bound() {
        var owner = browser("192.0.2.9");
        owner.signIn(email, Team.PASSWORD);
        for (int i = 0; i < SignInDelay.FREE_TRIES_EVERYWHERE; i++) {
            fail("10.0." + i + ".1", 1);
        }

        assertThat(browser("10.1.0.1").signIn(email, Team.PASSWORD).statusCode())
                .isEqualTo(429);
        assertThat(owner.signIn(email, Team.PASSWORD).statusCode()).isEqualTo(303);
        clock.advance(Duration.ofSeconds(31));
        assertThat(browser("10.1.0.1").signIn(email, Team.PASSWORD).statusCode())
                .isEqualTo(303);
    }

    private void lockOut() {
        for (int i = 0; i < SignInDelay.FREE_TRIES_EVERYWHERE; i++) {
            fail("10.0." + i + ".1", 1);
        }
    }

    @Test
    void every_spelling_that_leads_to_an_account_counts_as_the_account() {
        int at = email.indexOf('@');
        var spellings = new ArrayList<String>();
        for (int i = at + 1; i < email.length() && spellings.size() < 12; i++) {
            char wide = email.charAt(i) == '.' ? '\u3002' : (char) (email.charAt(i) + 0xFEE0);
            spellings.add(email.substring(0, i) + wide + email.substring(i + 1));
        }
        spellings.add(email.toUpperCase(Locale.ROOT));
        spellings.add("  " + email + ".");

        int paused = 0;
        for (var spelling : spellings) {
            paused += browser("192.0.2.1").password(spelling, WRONG).statusCode() == 429 ? 1 : 0;
        }

        assertThat(paused).isEqualTo(spellings.size() - SignInDelay.FREE_TRIES);
        assertThat(browser("192.0.2.1").password(email, Team.PASSWORD).statusCode())
                .isEqualTo(429);
    }

    @Test
    void a_passkey_passes_every_pause() {
        var owner = browser("192.0.2.9");
        owner.signIn(email, Team.PASSWORD);
        var key = new SoftPasskey(owner.origin());
        var form = owner.get(OwnAccountController.FACTOR);
        var made = key.create(SoftPasskey.options(form, "create"));
        owner.post(OwnAccountController.PASSKEYS, "csrf=" + Browser.csrf(form), "name=Bureau", "credential=" + made);
        lockOut();

        var elsewhere = browser("10.0.0.1");
        var options = SoftPasskey.options(elsewhere.get(Account.SIGN_IN), "get");
        assertThat(elsewhere
                        .post(SessionController.WITH_PASSKEY, "credential=" + key.get(options))
                        .statusCode())
                .isEqualTo(303);
    }
}
