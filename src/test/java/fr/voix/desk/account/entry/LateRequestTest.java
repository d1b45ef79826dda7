package fr.voix.desk.account.entry;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.desk.account.Account;
import fr.voix.desk.account.InvitationService;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.SoftPasskey;
import fr.voix.desk.account.Team;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.context.annotation.Property;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A request that was let in and then waited for the row of its account, while somebody else took away what it was let in by.
 * Both really wait there, one after the other; with several places at the entrances, as with several instances.
 */
@MicronautTest(transactional = false)
@Property(name = "voix.entrances.sign-in.permits", value = "4")
@Property(name = "voix.entrances.back-office.permits", value = "4")
class LateRequestTest {

    private static final String TEAM = "/moderation/equipe";
    private static final String NEXT = "une autre phrase entière";
    private static final String STOLEN = "la phrase de quelqu’un d’autre";

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    InvitationService invitations;

    @Inject
    ScrutinFixture database;

    @Inject
    DataSource source;

    private String email;
    private Browser browser;
    private String csrf;

    private record Answers(HttpResponse<String> first, HttpResponse<String> late) {}

    @BeforeEach
    void aColleague() {
        email = team.a(Role.ADMINISTRATOR);
        browser = signedIn(email);
        csrf = Browser.csrf(browser.get(Account.OWN));
    }

    private Browser signedIn(String whose) {
        var one = new Browser(server.getURI());
        assertThat(one.signIn(whose, Team.PASSWORD).statusCode()).isEqualTo(303);
        return one;
    }

    /** Both queue at the row of an account, in this order, before the first is carried out. */
    private Answers queued(String whose, Callable<HttpResponse<String>> first, Callable<HttpResponse<String>> late) {
        try (var connection = DelegatingDataSource.unwrapDataSource(source).getConnection();
                var lock =
                        connection.prepareStatement("select from moderator where moderator_id = ? for no key update");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            connection.setAutoCommit(false);
            lock.setInt(1, team.idOf(whose));
            lock.execute();
            var one = threads.submit(first);
            awaitWaiting(1);
            var other = threads.submit(late);
            awaitWaiting(2);
            connection.rollback();
            connection.setAutoCommit(true);
            return new Answers(one.get(), other.get());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitWaiting(int queries) throws InterruptedException {
        for (int i = 0; i < 800; i++) {
            if (database.number("""
                    select count(*)
                    from pg_stat_activity
                    where datname = current_database() and wait_event_type = 'Lock'""") == queries) {
                return;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("nobody waits");
    }

    /** The owner's way back after a theft, while the thief sends something. */
    private HttpResponse<String> resetBefore(Callable<HttpResponse<String>> late) {
        var path = Team.invitationPath(Team.token(invitations.resetLink(email, true)));
        var answers =
                queued(email, () -> new Browser(server.getURI()).post(path, "password=" + NEXT, "again=" + NEXT), late);
        assertThat(answers.first().headers().firstValue("location")).contains(Account.SIGN_IN + "?apres=invitation");
        assertThat(count("moderator_session")).as("sessions").isZero();
        return answers.late();
    }

    private long count(String table) {
        return database.number("select count(*) from " + table + " where moderator_id = ?", team.idOf(email));
    }

    private HttpResponse<String> newPasswordOpens() {
        var opened = new Browser(server.getURI()).password(email, NEXT);
        assertThat(opened.headers().firstValue("location")).contains(OwnAccountController.FACTOR);
        return opened;
    }

    @Test
    void a_session_that_a_reset_ended_plants_no_passkey() {
        var key = new SoftPasskey(browser.origin());
        var made = key.create(SoftPasskey.options(browser.get(OwnAccountController.FACTOR), "create"));

        var late = resetBefore(() ->
                browser.post(OwnAccountController.PASSKEYS, "csrf=" + csrf, "name=la mienne", "credential=" + made));

        assertThat(late.headers().firstValue("location")).contains(Account.OWN + "?fait=trop-tard");
        assertThat(count("moderator_passkey")).isZero();
        newPasswordOpens();
    }

    @Test
    void nor_makes_it_recovery_codes() {
        var late = resetBefore(() -> browser.post(Account.OWN + "/codes", "csrf=" + csrf));

        assertThat(late.headers().firstValue("location")).contains(Account.OWN + "?fait=trop-tard");
        assertThat(count("moderator_recovery_code")).isZero();
    }

    @Test
    void nor_changes_it_the_new_password() {
        var late = resetBefore(() -> browser.post(
                OwnAccountController.PASSWORD,
                "csrf=" + csrf,
                "current=" + Team.PASSWORD,
                "password=" + STOLEN,
                "again=" + STOLEN));

        assertThat(late.headers().firstValue("location")).contains(Account.SIGN_IN + "?apres=expiration");
        newPasswordOpens();
    }

    @Test
    void nor_invites_it_anybody() {
        var ghost = Team.newAddress();

        var late = resetBefore(() -> browser.post(TEAM, "csrf=" + csrf, "mail=" + ghost, "role=MODERATOR"));

        assertThat(late.statusCode()).isEqualTo(403);
        assertThat(database.number("select count(*) from moderator where mail = ?", ghost))
                .isZero();
    }

    @Test
    void the_old_password_opens_nothing_once_it_is_replaced() {
        var thief = new Browser(server.getURI());

        var late = resetBefore(() -> thief.password(email, Team.PASSWORD));

        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(thief.cookie()).isNull();
        newPasswordOpens();
    }

    @Test
    void the_first_of_two_changes_of_the_password_counts() {
        var answers = queued(email, () -> change(NEXT), () -> change(STOLEN));

        assertThat(answers.first().statusCode()).isEqualTo(303);
        assertThat(answers.late().statusCode()).isEqualTo(422);
        var stranger = new Browser(server.getURI());
        assertThat(stranger.password(email, STOLEN).statusCode()).isEqualTo(422);
        assertThat(stranger.password(email, NEXT).statusCode()).isEqualTo(303);
    }

    private HttpResponse<String> change(String next) {
        return browser.post(
                OwnAccountController.PASSWORD,
                "csrf=" + csrf,
                "current=" + Team.PASSWORD,
                "password=" + next,
                "again=" + next);
    }

    @Test
    void whoever_is_no_administrator_any_more_makes_no_link() {
        var invited = Team.newAddress();
        team.invited(invited, Role.READER);
        var colleague = team.a(Role.READER);
        var ghost = Team.newAddress();
        assertLate(() -> browser.post(TEAM, "csrf=" + csrf, "mail=" + ghost, "role=MODERATOR"));
        assertLate(() -> browser.post(TEAM + "/" + team.idOf(colleague) + "/lien", "csrf=" + csrf));
        assertLate(() -> browser.post(TEAM + "/" + team.idOf(invited) + "/retrait", "csrf=" + csrf));

        assertThat(database.number("select count(*) from moderator where mail = ?", ghost))
                .isZero();
        assertThat(database.number(
                        "select count(*) from moderator_invitation where moderator_id = ?", team.idOf(colleague)))
                .isZero();
        assertThat(database.number(
                        "select count(*) from moderator_invitation where moderator_id = ?", team.idOf(invited)))
                .isEqualTo(1);
    }

    /** What an administrator sends is carried out after a colleague has taken that role away. */
    private void assertLate(Callable<HttpResponse<String>> late) {
        var other = signedIn(team.a(Role.ADMINISTRATOR));
        var otherCsrf = Browser.csrf(other.get(Account.OWN));
        var role = TEAM + "/" + team.idOf(email) + "/role";

        var answers = queued(email, () -> other.post(role, "csrf=" + otherCsrf, "role=READER"), late);

        assertThat(answers.first().statusCode()).isEqualTo(303);
        assertThat(answers.late().statusCode()).isEqualTo(403);
        database.run("update moderator set role = 'ADMINISTRATOR' where mail = ?", email);
    }
}
