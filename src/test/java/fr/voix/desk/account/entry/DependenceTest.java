package fr.voix.desk.account.entry;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.ShiftedClock;
import fr.voix.base.mail.Outbox;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.SecondPerson;
import fr.voix.desk.account.SoftPasskey;
import fr.voix.desk.account.Team;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of who owes what they may do to whom. */
@MicronautTest(transactional = false)
@Property(name = "test.shifted-clock", value = "true")
@Property(name = "voix.smtp.host", value = "127.0.0.1")
@Property(name = "voix.mail.from", value = "nepasrepondre@voix.example")
class DependenceTest {

    private static final String TEAM = "/moderation/equipe";
    private static final String NEXT = "une autre phrase entière";

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    ScrutinFixture database;

    @Inject
    Outbox outbox;

    @Inject
    ShiftedClock clock;

    private String admin;
    private Browser browser;

    @BeforeEach
    void anAdministrator() {
        admin = team.a(Role.ADMINISTRATOR);
        browser = new Browser(server.getURI());
        browser.signIn(admin, Team.PASSWORD);
    }

    private int act(String email, String what, String... fields) {
        return browser.submit(TEAM + "/" + team.idOf(email) + "/" + what, fields)
                .statusCode();
    }

    private Instant ago(Duration time) {
        return clock.instant().minus(time);
    }

    private Set<Integer> behind(String email) {
        return team.behind(email, ago(Duration.ofDays(30)));
    }

    @Test
    void whoever_the_operator_invited_owes_nobody_anything() {
        assertThat(behind(admin)).containsExactly(team.idOf(admin));
    }

    @Test
    void a_promotion_is_owed_for_as_long_as_one_asks_and_a_demotion_is_not() {
        var email = team.a(Role.MODERATOR);
        act(email, "role", "role=READER");
        assertThat(behind(email)).containsExactly(team.idOf(email));

        act(email, "role", "role=MODERATOR");
        assertThat(behind(email)).containsExactlyInAnyOrder(team.idOf(email), team.idOf(admin));

        clock.advance(Duration.ofDays(31));
        assertThat(behind(email)).containsExactly(team.idOf(email));
    }

    @Test
    void what_is_owed_to_somebody_is_owed_to_whom_that_one_owes_it() {
        var second = team.a(Role.ADMINISTRATOR);
        act(second, "suspension", "reason=Départ.");
        act(second, "retablissement");
        database.run("update moderator set role = 'ADMINISTRATOR' where mail = ?", second);
        var theirs = new Browser(server.getURI());
        theirs.signIn(second, Team.PASSWORD);
        var third = Team.newAddress();

        invite(theirs, third);

        assertThat(behind(third)).containsExactlyInAnyOrder(team.idOf(third), team.idOf(second), team.idOf(admin));
    }

    @Test
    void an_invitation_sent_again_by_another_is_owed_to_both() {
        var second = team.a(Role.ADMINISTRATOR);
        var theirs = new Browser(server.getURI());
        theirs.signIn(second, Team.PASSWORD);
        var third = Team.newAddress();

        invite(browser, third);
        invite(theirs, third);

        assertThat(behind(third)).contains(team.idOf(second), team.idOf(admin));
    }

    private static void invite(Browser by, String email) {
        var csrf = Browser.csrf(by.get("/moderation/compte"));
        assertThat(by.post(TEAM, "csrf=" + csrf, "mail=" + email, "role=READER").statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoever_comes_back_from_a_suspension_owes_that() {
        var email = team.a(Role.MODERATOR);
        act(email, "suspension", "reason=Départ.");
        act(email, "retablissement");
        assertThat(behind(email)).contains(team.idOf(admin));
    }

    @Test
    void a_key_that_is_added_in_a_session_left_open_makes_the_account_wait_anew() {
        var email = team.a(Role.MODERATOR);
        var leftOpen = new Browser(server.getURI());
        leftOpen.signIn(email, Team.PASSWORD);
        assertThat(team.completeSince(email))
                .hasValueSatisfying(at -> assertThat(at).isBefore(ago(SecondPerson.SETTLED_AFTER)));

        var form = leftOpen.get(OwnAccountController.FACTOR);
        var key = new SoftPasskey(leftOpen.origin()).create(SoftPasskey.options(form, "create"));
        leftOpen.post(OwnAccountController.PASSKEYS, "csrf=" + Browser.csrf(form), "name=Bureau", "credential=" + key);

        assertThat(team.completeSince(email))
                .hasValueSatisfying(at -> assertThat(at).isAfter(ago(Duration.ofMinutes(1))));
    }

    @Test
    void a_reset_is_owed_once_its_link_is_used_and_the_account_is_then_complete_from_anew() {
        var email = team.a(Role.MODERATOR);
        assertThat(team.completeSince(email)).isPresent();
        var csrf = Browser.csrf(browser.get("/moderation/compte"));
        browser.post(TEAM + "/" + team.idOf(email) + "/lien", "csrf=" + csrf);
        var link = outbox.lastTo(email).link(Team.invitationPath(""));
        assertThat(behind(email)).as("a link that nobody used").containsExactly(team.idOf(email));

        var owner = new Browser(server.getURI());
        owner.post(link, "password=" + NEXT, "again=" + NEXT);

        assertThat(behind(email)).contains(team.idOf(admin));
        assertThat(team.completeSince(email)).isEmpty();
        owner.password(email, NEXT);
        var form = owner.get(OwnAccountController.FACTOR);
        var key = new SoftPasskey(owner.origin()).create(SoftPasskey.options(form, "create"));
        owner.post(OwnAccountController.PASSKEYS, "csrf=" + Browser.csrf(form), "name=Bureau", "credential=" + key);
        assertThat(team.completeSince(email))
                .hasValueSatisfying(at -> assertThat(at).isAfter(ago(Duration.ofMinutes(1))));
    }
}
