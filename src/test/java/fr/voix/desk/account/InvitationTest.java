package fr.voix.desk.account;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.ShiftedClock;
import fr.voix.desk.account.InvitationService.InviteResult.AlreadyActive;
import fr.voix.desk.account.InvitationService.InviteResult.NotAnAddress;
import fr.voix.desk.account.entry.Browser;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "test.shifted-clock", value = "true")
class InvitationTest {

    private static final String PATH = "/moderation/invitation/";

    @Inject
    EmbeddedServer server;

    @Inject
    InvitationService invitations;

    @Inject
    AccountActivation activations;

    @Inject
    Team team;

    @Inject
    ShiftedClock clock;

    @Inject
    ScrutinFixture database;

    private Browser browser;
    private String email;

    @BeforeEach
    void aNewcomer() {
        browser = new Browser(server.getURI());
        email = Team.newAddress();
    }

    @Test
    void a_link_sets_the_password_that_opens_a_session() {
        var token = team.invited(email.toUpperCase(java.util.Locale.ROOT), Role.MODERATOR);

        var page = browser.get(PATH + token);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(email);
        assertThat(page.headers().firstValue("cache-control")).contains("no-store");

        var set = browser.post(PATH + token, "password=" + Team.PASSWORD, "again=" + Team.PASSWORD);
        assertThat(set.statusCode()).isEqualTo(303);
        assertThat(set.headers().firstValue("location")).contains("/moderation/connexion?apres=invitation");
        assertThat(browser.signIn(email, Team.PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void opening_the_link_changes_nothing() {
        var token = team.invited(email, Role.MODERATOR);

        for (int i = 0; i < 3; i++) {
            assertThat(browser.get(PATH + token).statusCode()).isEqualTo(200);
        }

        assertThat(database.number("select count(*) from moderator where mail = ? and password_hash is null", email))
                .isEqualTo(1);
        assertThat(database.number(
                        "select count(*) from moderator_invitation where used_at is not null"
                                + " and moderator_id = (select moderator_id from moderator where mail = ?)",
                        email))
                .isZero();
    }

    @Test
    void a_link_works_once_even_when_twenty_use_it_at_once() throws Exception {
        var token = team.invited(email, Role.MODERATOR);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var attempts = IntStream.range(0, 20)
                    .<Callable<EntryResult>>mapToObj(
                            n -> () -> activations.activate(token, Team.PASSWORD + n, Team.PASSWORD + n))
                    .toList();
            var results = threads.invokeAll(attempts).stream()
                    .map(future -> future.resultNow())
                    .toList();
            assertThat(results).filteredOn(EntryResult.Done.class::isInstance).hasSize(1);
        }

        var again = browser.post(PATH + token, "password=une autre phrase entière", "again=une autre phrase entière");
        assertThat(again.statusCode()).isEqualTo(410);
        assertThat(browser.get(PATH + token).statusCode()).isEqualTo(410);
    }

    @Test
    void a_link_is_good_for_three_days() {
        var token = team.invited(email, Role.MODERATOR);

        clock.advance(Duration.ofHours(71));
        assertThat(browser.get(PATH + token).statusCode()).isEqualTo(200);

        clock.advance(Duration.ofHours(1));
        assertThat(browser.get(PATH + token).statusCode()).isEqualTo(410);
        assertThat(browser.post(PATH + token, "password=" + Team.PASSWORD, "again=" + Team.PASSWORD)
                        .statusCode())
                .isEqualTo(410);
    }

    @Test
    void a_new_invitation_replaces_the_old_one_and_its_role() {
        var first = team.invited(email, Role.READER);
        var second = team.invited(email, Role.ADMINISTRATOR);

        assertThat(browser.get(PATH + first).statusCode()).isEqualTo(410);
        assertThat(browser.get(PATH + second).statusCode()).isEqualTo(200);
        assertThat(database.number("select count(*) from moderator where mail = ? and role = 'ADMINISTRATOR'", email))
                .isEqualTo(1);
    }

    @Test
    void nobody_is_invited_into_an_account_in_use() {
        var active = team.a(Role.READER);

        assertThat(invitations.invite(active, Role.ADMINISTRATOR, false)).isEqualTo(new AlreadyActive(active));
        assertThat(database.number("select count(*) from moderator where mail = ? and role = 'READER'", active))
                .isEqualTo(1);
    }

    @Test
    void what_is_no_address_is_not_invited() {
        for (var text : new String[] {"", "nadia", "a@", "@b", "a b@c", "a@b@c\u0000"}) {
            assertThat(invitations.invite(text, Role.READER, false)).isEqualTo(new NotAnAddress(text));
        }
    }

    @Test
    void nobody_s_token_is_gone_like_a_used_one() {
        for (var token : new String[] {"x", "A".repeat(43), "é".repeat(43), "A".repeat(4000)}) {
            var address = PATH + java.net.URLEncoder.encode(token, java.nio.charset.StandardCharsets.UTF_8);
            assertThat(browser.get(address).statusCode()).isEqualTo(410);
        }
    }

    @Test
    void a_refused_password_keeps_the_link_and_says_why() {
        var token = team.invited(email, Role.MODERATOR);

        assertRefused(token, "trop court", "trop court", "moins de 15 caractères");
        assertRefused(token, "x1y2".repeat(33), "x1y2".repeat(33), "plus de 128 caractères");
        assertRefused(token, "Correct Horse Battery Staple", "Correct Horse Battery Staple", "essaie en premier");
        assertRefused(token, email, email, "l’adresse du compte");
        assertRefused(token, Team.PASSWORD, Team.PASSWORD + "!", "ne sont pas identiques");

        assertThat(browser.get(PATH + token).statusCode()).isEqualTo(200);
    }

    private void assertRefused(String token, String password, String again, String why) {
        var answer = browser.post(PATH + token, "password=" + password, "again=" + again);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(why).doesNotContainPattern("type=\"password\"[^>]*value=");
    }

    @Test
    void only_hashes_are_stored() {
        var token = team.invited(email, Role.MODERATOR);
        browser.post(PATH + token, "password=" + Team.PASSWORD, "again=" + Team.PASSWORD);

        assertThat(database.number(
                        "select count(*) from moderator_invitation where token_hash = ?",
                        SecretToken.parse(token).orElseThrow().sha256()))
                .isEqualTo(1);
        assertThat(database.number(
                        "select count(*) from moderator where mail = ? and password_hash like ?",
                        email,
                        "$argon2id$v=19$m=19456,t=2,p=1$%"))
                .isEqualTo(1);
    }
}
