package fr.voix.desk.account.entry;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.ShiftedClock;
import fr.voix.base.mail.Outbox;
import fr.voix.base.mail.ReceivedMail;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.SignInLinkService;
import fr.voix.desk.account.SoftPasskey;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.attempt.SignInDelay;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever knows an address can fail on purpose; whom that keeps out, and whom not. */
@MicronautTest(transactional = false)
@Property(name = "test.shifted-clock", value = "true")
@Property(name = "voix.smtp.host", value = "127.0.0.1")
@Property(name = "voix.mail.from", value = "nepasrepondre@voix.example")
@Property(name = "voix.trusted-proxies", value = "127.0.0.0/8,::1")
class PauseTest {

    private static final String WRONG = "ce n’est pas le bon mot";

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    Outbox outbox;

    @Inject
    ScrutinFixture database;

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

    /** What remains: with so many networks one can keep away those devices that are not known, until their owner asks for a letter. */
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

    /** The page is answered before the letter is written. */
    private List<ReceivedMail> letters(int atLeast) throws InterruptedException {
        var end = Instant.now().plusSeconds(20);
        var all = outbox.lettersTo(email);
        while (all.size() < atLeast && Instant.now().isBefore(end)) {
            Thread.sleep(20);
            all = outbox.lettersTo(email);
        }
        return all;
    }

    private HttpResponse<String> wish(String network, String address) {
        return browser(network).post(SignInLinkService.PATH, "mail", address);
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
        owner.post(OwnAccountController.PASSKEYS, "csrf", Browser.csrf(form), "name", "Bureau", "credential", made);
        lockOut();

        var elsewhere = browser("10.0.0.1");
        var options = SoftPasskey.options(elsewhere.get(Account.SIGN_IN), "get");
        assertThat(elsewhere
                        .post(SessionController.WITH_PASSKEY, "credential", key.get(options))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void a_mailed_link_lets_its_owner_past_the_pause_and_opens_nothing_else() throws Exception {
        lockOut();
        var owner = browser("10.1.0.1");
        assertThat(owner.signIn(email, Team.PASSWORD).body()).contains(SignInLinkService.PATH);
        assertThat(wish("10.1.0.1", email).statusCode()).isEqualTo(200);
        var link = letters(1).getLast().link(SignInLinkService.PATH + "/");

        assertThat(owner.get(link).statusCode()).isEqualTo(200);
        assertThat(owner.get(link).statusCode()).as("looked at by a scanner").isEqualTo(200);
        var used = owner.post(link);
        assertThat(used.headers().firstValue("location")).contains(Account.SIGN_IN + "?apres=lien");
        assertThat(owner.get("/moderation").statusCode()).as("nothing is open").isEqualTo(303);
        assertThat(browser("10.1.0.2").post(link).statusCode()).as("once").isEqualTo(410);

        assertThat(owner.password(email, WRONG).statusCode()).isEqualTo(422);
        assertThat(owner.signIn(email, Team.PASSWORD).statusCode()).isEqualTo(303);
        assertThat(owner.get("/moderation").statusCode()).isEqualTo(200);
        assertThat(letters(2).getLast().subject()).contains("depuis un autre navigateur");
        assertThat(browser("10.1.0.3").signIn(email, Team.PASSWORD).statusCode())
                .as("nobody else is let past")
                .isEqualTo(429);
    }

    @Test
    void a_browser_with_a_link_has_tries_of_its_own_and_no_more_than_those() throws Exception {
        wish("10.1.0.1", email);
        var owner = browser("10.1.0.1");
        owner.post(letters(1).getLast().link(SignInLinkService.PATH + "/"));
        for (int i = 0; i < SignInDelay.FREE_TRIES; i++) {
            assertThat(owner.password(email, WRONG).statusCode()).isEqualTo(422);
        }
        assertThat(owner.password(email, Team.PASSWORD).statusCode()).isEqualTo(429);
    }

    @Test
    void the_page_is_the_same_for_nobody_and_one_letter_an_hour_is_written() throws Exception {
        var known = wish("10.2.0.1", email);
        var unknown = wish("10.2.1.1", Team.newAddress());
        assertThat(known.body()).isEqualTo(unknown.body());
        assertThat(known.statusCode()).isEqualTo(unknown.statusCode());
        letters(1);
        for (int i = 0; i < 3; i++) {
            wish("10.2." + (2 + i) + ".1", email);
        }
        // a wish of somebody else, carried out after these, is there: they were, too
        var other = team.a(Role.READER);
        wish("10.2.9.1", other);
        var mine = email;
        email = other;
        letters(1);
        email = mine;
        assertThat(outbox.lettersTo(email)).hasSize(1);

        clock.advance(SignInLinkService.LIFETIME.plusSeconds(1));
        wish("10.2.9.1", email);
        assertThat(letters(2)).hasSize(2);
    }

    @Test
    void a_network_wishes_five_times_and_then_waits() {
        for (int i = 0; i < SignInDelay.FREE_TRIES; i++) {
            assertThat(wish("198.51.100.7", Team.newAddress()).statusCode()).isEqualTo(200);
        }
        var refused = wish("198.51.100.9", email);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("retry-after")).isPresent();
        assertThat(wish("203.0.113.1", email).statusCode())
                .as("another network")
                .isEqualTo(200);
    }

    @Test
    void a_suspended_account_gets_no_link_and_an_old_one_is_good_for_nothing() throws Exception {
        wish("10.3.0.1", email);
        var link = letters(1).getLast().link(SignInLinkService.PATH + "/");
        database.run("update moderator set suspended_at = now() where mail = '" + email + "'");
        assertThat(browser("10.3.0.1").get(link).statusCode()).isEqualTo(410);
        assertThat(browser("10.3.0.1").post(link).statusCode()).isEqualTo(410);
        database.run("update moderator set suspended_at = null where mail = '" + email + "'");
        clock.advance(SignInLinkService.LIFETIME.plusSeconds(1));
        assertThat(browser("10.3.0.1").post(link).statusCode()).isEqualTo(410);
    }
}
