package fr.voix.desk.account.team;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.audit.AuditEntry;
import fr.voix.base.audit.AuditService;
import fr.voix.base.mail.Outbox;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.Browser;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "voix.smtp.host", value = "127.0.0.1")
@Property(name = "voix.mail.from", value = "nepasrepondre@voix.example")
class TeamServiceTest {

    private static final String PATH = "/moderation/equipe";

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    Outbox outbox;

    @Inject
    AuditService audit;

    @Inject
    ScrutinFixture database;

    private String admin;
    private Browser browser;

    @BeforeEach
    void anAdministrator() {
        admin = team.a(Role.ADMINISTRATOR);
        browser = signedIn(admin);
    }

    private Browser signedIn(String email) {
        var one = new Browser(server.getURI());
        assertThat(one.signIn(email, Team.PASSWORD).statusCode()).isEqualTo(303);
        return one;
    }

    private String of(String email, String what) {
        return PATH + "/" + team.idOf(email) + "/" + what;
    }

    private List<String> acts(String email) {
        return audit.of("moderator:" + team.idOf(email)).stream()
                .map(AuditEntry::content)
                .map(content -> content.act())
                .toList();
    }

    private String link(String email) {
        return outbox.lastTo(email).link("/moderation/invitation/");
    }

    @Test
    void the_list_says_who_is_what_and_has_which_factors() {
        var email = team.withPasswordOnly(Role.READER);
        var body = browser.get(PATH).body();
        assertThat(body).contains(admin).contains("vous").contains(email).contains("second facteur pas encore choisi");
        assertThat(body).contains("mot de passe, application, plus de code de secours");
        assertThat(browser.get("/en" + PATH).body()).contains("no second factor chosen yet");
        assertThat(browser.get("/moderation").body()).contains("href=\"" + PATH + "\"");
        assertThat(signedIn(team.a(Role.MODERATOR)).get("/moderation").body()).doesNotContain(PATH);
    }

    @Test
    void an_invitation_goes_to_whom_it_is_for_alone_and_can_be_withdrawn() {
        var email = Team.newAddress();
        var page = browser.submit(PATH, "mail=" + email, "role=READER");
        assertThat(page.statusCode()).isEqualTo(200);
        var link = link(email);
        assertThat(page.body()).contains("parti par courriel à " + email).doesNotContain("/moderation/invitation/");
        assertThat(browser.get(link).statusCode()).isEqualTo(200);
        assertThat(browser.get(PATH).body()).doesNotContain(link).contains("invitation valable jusqu’au");
        int id = team.idOf(email);
        assertThat(acts(email)).containsExactly("invite");

        assertThat(browser.submit(of(email, "retrait")).statusCode()).isEqualTo(303);

        assertThat(browser.get(link).statusCode()).isEqualTo(410);
        assertThat(browser.get(PATH).body()).doesNotContain(email);
        assertThat(audit.of("moderator:" + id).getFirst().content().act()).isEqualTo("invite-withdraw");
        assertThat(browser.submit(PATH + "/" + id + "/retrait").statusCode()).isEqualTo(404);
    }

    @Test
    void an_invitation_that_cannot_be_made_keeps_what_was_typed() {
        var active = team.a(Role.READER);
        var refused = browser.submit(PATH, "mail=" + active, "role=READER");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("a déjà un compte en service")
                .contains("value=\"" + active + "\"")
                .contains("value=\"READER\" selected");
        assertThat(browser.submit(PATH, "mail=nadia", "role=READER").statusCode())
                .isEqualTo(422);
        assertThat(browser.submit(PATH, "role=READER").statusCode()).isEqualTo(422);
        assertThat(browser.submit(PATH, "mail=" + Team.newAddress(), "role=KING")
                        .statusCode())
                .isEqualTo(400);
        assertThat(browser.submit(PATH, "mail=" + Team.newAddress()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_role_counts_from_the_next_request_on() {
        var email = team.a(Role.READER);
        var colleague = signedIn(email);
        assertThat(colleague.get(PATH).statusCode()).isEqualTo(403);

        var second = signedIn(team.a(Role.ADMINISTRATOR));
        assertThat(browser.submit(of(email, "role"), "role=ADMINISTRATOR")
                        .headers()
                        .firstValue("location"))
                .contains(PATH + "?fait=proposition");
        assertThat(colleague.get(PATH).statusCode()).as("proposed by one").isEqualTo(403);
        var twice = browser.submit(of(email, "role"), "role=ADMINISTRATOR");
        assertThat(twice.statusCode()).isEqualTo(422);
        assertThat(twice.body()).contains("déjà proposé");
        assertThat(browser.submit(joint(email), "verdict=confirm").statusCode()).isEqualTo(422);
        assertThat(signedIn(team.a(Role.MODERATOR))
                        .submit(joint(email), "verdict=confirm")
                        .statusCode())
                .isEqualTo(403);
        assertThat(colleague.get(PATH).statusCode()).isEqualTo(403);

        assertThat(second.submit(joint(email), "verdict=confirm").statusCode()).isEqualTo(303);
        assertThat(colleague.get(PATH).statusCode()).isEqualTo(200);
        var again = browser.submit(of(email, "role"), "role=ADMINISTRATOR");
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("a déjà ce rôle");
        assertThat(acts(email)).containsExactly("account-role", "account-administrator-propose", "sign-in", "invite");

        assertThat(browser.submit(of(email, "role"), "role=READER").statusCode())
                .isEqualTo(303);
        assertThat(colleague.get(PATH).statusCode()).isEqualTo(403);
        assertThat(browser.submit(of(email, "role"), "role=king").statusCode()).isEqualTo(400);
        assertThat(browser.submit(PATH + "/999999/role", "role=READER").statusCode())
                .isEqualTo(404);
    }

    private String joint(String email) {
        var number = database.number(
                "select max(joint_act_id) from joint_act where subject = ?", "moderator:" + team.idOf(email));
        return "/moderation/a-deux/" + number;
    }

    @Test
    void one_administrator_makes_no_other_by_an_invitation_or_a_suspension() {
        var invited = Team.newAddress();
        assertThat(browser.submit(PATH, "mail=" + invited, "role=ADMINISTRATOR").body())
                .contains("Personne ne donne seul le rôle d’administration");
        assertThat(database.number("select count(*) from moderator where mail = ?", invited))
                .isZero();

        var other = team.a(Role.ADMINISTRATOR);
        browser.submit(of(other, "suspension"), "reason=Un doute.");
        browser.submit(of(other, "retablissement"));
        assertThat(database.text("select role from moderator where mail = ?", other))
                .isEqualTo("MODERATOR");
    }

    @Test
    void a_new_administrator_is_no_second_person_of_whoever_proposed_it() {
        var email = team.a(Role.MODERATOR);
        browser.submit(of(email, "role"), "role=ADMINISTRATOR");
        signedIn(team.a(Role.ADMINISTRATOR)).submit(joint(email), "verdict=confirm");
        var next = team.a(Role.MODERATOR);
        browser.submit(of(next, "role"), "role=ADMINISTRATOR");

        assertThat(signedIn(email).submit(joint(next), "verdict=confirm").body())
                .contains("Vous ne comptez pas comme seconde personne");
        assertThat(database.text("select role from moderator where mail = ?", next))
                .isEqualTo("MODERATOR");
    }

    @Test
    void nobody_changes_their_own_account_here() {
        for (var what : List.of("role", "suspension", "retablissement", "lien")) {
            for (var role : Role.values()) {
                var answer = browser.submit(of(admin, what), "role=" + role.name(), "reason=x");
                assertThat(answer.statusCode()).as(what).isEqualTo(422);
                assertThat(answer.body()).contains("Personne ne change son propre compte ici.");
            }
        }
        assertThat(browser.get(PATH).statusCode()).isEqualTo(200);
        assertThat(acts(admin)).containsExactly("sign-in", "invite");
    }

    @Test
    void a_suspended_colleague_is_out_at_once_and_stays_out() {
        var email = team.a(Role.MODERATOR);
        var colleague = signedIn(email);

        assertThat(browser.submit(of(email, "suspension"), "reason=Départ de l’équipe.")
                        .statusCode())
                .isEqualTo(303);

        assertThat(colleague.get("/moderation").statusCode()).isEqualTo(303);
        assertThat(colleague.password(email, Team.PASSWORD).statusCode()).isEqualTo(422);
        assertThat(browser.submit(of(email, "lien")).statusCode()).isEqualTo(422);
        assertThat(browser.get(PATH).body())
                .contains("compte suspendu depuis", "Motif\u202f: Départ de l’équipe.")
                .containsPattern("<b>Suspension</b> <span class=\"address\">" + email)
                .containsPattern("<b>Connexion</b> <span class=\"address\">" + email)
                .containsPattern("dernière connexion le [0-9]");
        assertThat(browser.submit(of(email, "retablissement")).statusCode()).isEqualTo(303);
        assertThat(colleague.signIn(email, Team.PASSWORD).statusCode()).isEqualTo(303);
        assertThat(acts(email)).containsExactly("sign-in", "account-restore", "account-suspend", "sign-in", "invite");
    }

    @Test
    void a_reset_link_changes_nothing_before_it_is_used_and_everything_then() {
        var email = team.a(Role.MODERATOR);
        var colleague = signedIn(email);
        assertThat(browser.submit(of(email, "lien")).body()).doesNotContain("/moderation/invitation/");
        var link = link(email);
        var next = "une autre phrase entière";
        assertThat(colleague.get("/moderation").statusCode()).isEqualTo(200);

        var page = new Browser(server.getURI());
        assertThat(page.get(link).body()).contains("Nouveaux facteurs").contains(email);
        assertThat(page.post(link, "password=" + next, "again=" + next).statusCode())
                .isEqualTo(303);

        assertThat(page.get(link).statusCode()).isEqualTo(410);
        assertThat(colleague.get("/moderation").statusCode()).isEqualTo(303);
        assertThat(page.password(email, Team.PASSWORD).statusCode()).isEqualTo(422);
        assertThat(page.password(email, next).headers().firstValue("location"))
                .contains("/moderation/compte/second-facteur");
        assertThat(acts(email)).startsWith("factors-reset", "reset-link");
    }

    @Test
    void of_two_administrators_who_demote_each_other_one_stays() throws Exception {
        for (int round = 0; round < 10; round++) {
            database.run("update moderator set role = 'READER' where role = 'ADMINISTRATOR'");
            var first = team.a(Role.ADMINISTRATOR);
            var second = team.a(Role.ADMINISTRATOR);
            var one = signedIn(first);
            var two = signedIn(second);
            var what = round % 2 == 0 ? "role" : "suspension";
            var csrfOne = Browser.csrf(one.get("/moderation/compte"));
            var csrfTwo = Browser.csrf(two.get("/moderation/compte"));
            List<Callable<Integer>> acts = List.of(
                    () -> one.post(of(second, what), "csrf=" + csrfOne, "role=READER", "reason=x")
                            .statusCode(),
                    () -> two.post(of(first, what), "csrf=" + csrfTwo, "role=READER", "reason=x")
                            .statusCode());

            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var result : threads.invokeAll(acts)) {
                    assertThat(result.get()).isIn(303, 403);
                }
            }

            assertThat(database.number(
                            "select count(*) from moderator where role = 'ADMINISTRATOR' and activated_at is not null"
                                    + " and suspended_at is null"))
                    .isEqualTo(1);
        }
    }

    @Test
    void no_entry_names_an_address() {
        var email = team.a(Role.READER);
        browser.submit(of(email, "role"), "role=MODERATOR");
        browser.submit(of(email, "lien"));
        browser.submit(of(email, "suspension"), "reason=Départ de l’équipe.");
        assertThat(database.number("select count(*) from audit_entry e where e::text like '%@%'"))
                .isZero();
    }

    @Test
    void nobody_is_suspended_without_a_reason() {
        var email = team.a(Role.READER);
        for (var reason : List.of("", "  ", "x".repeat(AuditService.LONGEST_REASON + 1))) {
            var answer = browser.submit(of(email, "suspension"), "reason=" + reason);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("Une suspension demande un motif");
        }
        assertThat(acts(email)).containsExactly("invite");
    }

    @Test
    void the_public_reads_what_administrators_did_by_role_and_number() {
        var email = team.a(Role.READER);
        var by = "Administration n° " + Messages.of(Language.FR).number(team.idOf(admin));
        var whom = "le compte n° " + team.idOf(email);
        browser.submit(of(email, "role"), "role=MODERATOR");
        browser.submit(of(email, "lien"));
        browser.submit(of(email, "suspension"), "reason=Départ de l’équipe.");
        browser.submit(of(email, "retablissement"));

        var journal =
                new Browser(server.getURI()).get("/journal?genre=equipe").body().replace('\u00a0', ' ');

        assertThat(journal)
                .contains(by, whom, "a changé le rôle de", "lecture → modération", "a fait un lien de secours pour");
        assertThat(journal).contains("a suspendu", "Départ de l’équipe.", "a rétabli");
        assertThat(journal).doesNotContain(email, admin, "moderator:");
    }
}
