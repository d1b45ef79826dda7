package fr.voix.desk.account.entry;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.ShiftedClock;
import fr.voix.base.mail.Outbox;
import fr.voix.base.mail.ReceivedMail;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.InvitationService;
import fr.voix.desk.account.InvitationService.InviteResult;
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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the owner of an account is told of it, and who cannot read the links that open it. */
@MicronautTest(transactional = false)
@Property(name = "test.shifted-clock", value = "true")
@Property(name = "voix.smtp.host", value = "127.0.0.1")
@Property(name = "voix.mail.from", value = "nepasrepondre@voix.example")
class AccountLetterTest {

    private static final String TEAM = "/moderation/equipe";
    private static final String NEXT = "une autre phrase entière";

    @Inject
    EmbeddedServer server;

    @Inject
    InvitationService invitations;

    @Inject
    Team team;

    @Inject
    Outbox outbox;

    @Inject
    ShiftedClock clock;

    @Inject
    ScrutinFixture database;

    private Browser admin;
    private Browser owner;
    private String email;

    @BeforeEach
    void anAdministratorAndAColleague() {
        admin = new Browser(server.getURI());
        admin.signIn(team.a(Role.ADMINISTRATOR), Team.PASSWORD);
        email = team.a(Role.MODERATOR);
        owner = new Browser(server.getURI());
    }

    private HttpResponse<String> act(String what, String... fields) {
        return admin.submit(TEAM + "/" + team.idOf(email) + "/" + what, fields);
    }

    private List<String> subjects() {
        return outbox.lettersTo(email).stream().map(ReceivedMail::subject).toList();
    }

    @Test
    void a_colleague_s_account_cannot_be_taken_over_by_whoever_makes_its_reset_link() {
        var page = act("lien");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body() + page.headers()).doesNotContain("/moderation/invitation/");
        assertThat(outbox.lastTo(email).link("/moderation/invitation/")).isNotEmpty();
        // neither in the list of what could not be sent nor on the local page
        assertThat(admin.get("/moderation/courrier").body()).doesNotContain("/moderation/invitation/");
        assertThat(admin.get("/courrier").statusCode()).isEqualTo(404);
    }

    @Test
    void the_owner_is_told_when_all_factors_are_replaced() {
        act("lien");
        var link = outbox.lastTo(email).link("/moderation/invitation/");
        new Browser(server.getURI()).post(link, "password=" + NEXT, "again=" + NEXT);

        assertThat(outbox.lastTo(email).text())
                .contains("Un lien de secours vient de servir", "prévenez aussitôt l’exploitant")
                .doesNotContain("/moderation/invitation/");
    }

    @Test
    void the_first_sign_in_of_a_browser_is_told_and_the_second_is_not() {
        owner.signIn(email, Team.PASSWORD);
        assertThat(subjects()).containsExactly("Connexion à votre compte Voix depuis un autre navigateur");

        owner.signIn(email, Team.PASSWORD);
        assertThat(subjects()).hasSize(1);

        new Browser(server.getURI()).signIn(email, Team.PASSWORD);
        assertThat(subjects()).hasSize(2);
    }

    @Test
    void a_passkey_alone_in_a_browser_that_is_not_known_is_told_as_well() {
        owner.signIn(email, Team.PASSWORD);
        var key = new SoftPasskey(owner.origin());
        addPasskey(key);
        var other = new Browser(server.getURI());
        var options = SoftPasskey.options(other.get(Account.SIGN_IN), "get");
        other.post(SessionController.WITH_PASSKEY, "credential=" + key.get(options));

        assertThat(subjects())
                .containsExactly(
                        "Connexion à votre compte Voix depuis un autre navigateur",
                        "Clé d’accès ajoutée à votre compte Voix",
                        "Connexion à votre compte Voix depuis un autre navigateur");
    }

    private void addPasskey(SoftPasskey key) {
        var form = owner.get(OwnAccountController.FACTOR);
        owner.post(
                OwnAccountController.PASSKEYS,
                "csrf=" + Browser.csrf(form),
                "name=Bureau",
                "credential=" + key.create(SoftPasskey.options(form, "create")));
    }

    @Test
    void every_change_of_the_ways_in_is_told_and_no_letter_holds_a_secret() {
        owner.signIn(email, Team.PASSWORD);
        addPasskey(new SoftPasskey(owner.origin()));
        var codes = owner.submit("/moderation/compte/codes");
        owner.submit("/moderation/compte/application/retrait");
        owner.submit(OwnAccountController.PASSWORD, "current=" + Team.PASSWORD, "password=" + NEXT, "again=" + NEXT);

        assertThat(codes.body()).contains("Codes de secours");
        assertThat(subjects().subList(1, subjects().size()))
                .containsExactly(
                        "Clé d’accès ajoutée à votre compte Voix",
                        "Nouveaux codes de secours de votre compte Voix",
                        "Application retirée de votre compte Voix",
                        "Mot de passe de votre compte Voix changé");
        for (var letter : outbox.lettersTo(email)) {
            assertThat(letter.text())
                    .contains("Si ce n’est pas vous", "fermez toutes les autres sessions")
                    .doesNotContain(NEXT, Team.PASSWORD)
                    .doesNotContainPattern("[A-Z2-7]{4}-[A-Z2-7]{4}-");
        }
    }

    @Test
    void a_recovery_code_that_opened_the_account_is_told() {
        owner.signIn(email, Team.PASSWORD);
        var code = java.util.regex.Pattern.compile("[A-Z2-7]{4}(-[A-Z2-7]{4}){5}")
                .matcher(owner.submit("/moderation/compte/codes").body());
        assertThat(code.find()).isTrue();
        owner.password(email, Team.PASSWORD);
        var step = owner.get(SecondStepController.PATH + "?par=secours");
        owner.post(SecondStepController.RECOVERY, "csrf=" + Browser.csrf(step), "code=" + code.group());

        assertThat(subjects()).endsWith("Code de secours employé pour votre compte Voix");
    }

    @Test
    void role_suspension_and_return_are_told_with_what_they_mean() {
        act("role", "role=READER");
        act("suspension", "reason=Départ de l’équipe.");
        act("retablissement");

        assertThat(subjects())
                .containsExactly(
                        "Votre rôle dans Voix a changé",
                        "Votre compte Voix est suspendu",
                        "Votre compte Voix est rétabli");
        assertThat(outbox.lettersTo(email).get(0).text()).contains("lecture");
        assertThat(outbox.lettersTo(email).get(1).text()).contains("Départ de l’équipe.");
    }

    @Test
    void letters_are_in_the_language_of_the_last_sign_in() {
        owner.post("/en/moderation/connexion", "mail=" + email, "password=" + Team.PASSWORD);
        var step = owner.get("/en" + SecondStepController.PATH);
        owner.post(
                "/en" + SecondStepController.PATH,
                "csrf=" + Browser.csrf(step),
                "code=" + Team.codeOf(email).orElseThrow());
        act("role", "role=READER");

        assertThat(outbox.lastTo(email).subject()).isEqualTo("Your role in Voix has changed");
    }

    @Test
    void acts_of_administrators_want_a_fresh_sign_in() {
        var csrf = Browser.csrf(admin.get("/moderation/compte"));
        var before = database.number("select count(*) from audit_entry");
        clock.advance(SessionService.FRESH.plusSeconds(1));

        for (var what : List.of("role", "suspension", "retablissement", "lien", "retrait")) {
            var path = TEAM + "/" + team.idOf(email) + "/" + what;
            var answer = admin.post(path, "csrf=" + csrf, "role=ADMINISTRATOR", "reason=Motif.");
            assertAsked(what, answer);
        }
        var newcomer = Team.newAddress();
        assertAsked("invite", admin.post(TEAM, "csrf=" + csrf, "mail=" + newcomer, "role=READER"));

        assertThat(database.number("select count(*) from moderator where mail = ?", newcomer))
                .isZero();
        assertThat(outbox.lettersTo(email)).isEmpty();
        assertThat(database.number("select count(*) from audit_entry")).isEqualTo(before);
        assertThat(admin.get(TEAM).body()).contains("Votre connexion date de plus de dix minutes");
    }

    private static void assertAsked(String what, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(what).isEqualTo(303);
        assertThat(answer.headers().firstValue("location")).as(what).contains(Account.SIGN_IN + "?apres=preuve");
    }

    @Test
    void the_command_line_mails_as_well_and_tells_the_owner_of_what_it_prints() {
        assertThat(invitations.invite(Team.newAddress(), Role.READER, false)).isInstanceOf(InviteResult.Mailed.class);
        assertThat(invitations.resetLink(email, false)).isInstanceOf(InviteResult.Mailed.class);
        assertThat(invitations.resetLink(email, true)).isInstanceOf(InviteResult.Invited.class);

        assertThat(subjects())
                .containsExactly(
                        "Un lien de secours pour votre compte Voix", "Un lien de secours fait pour votre compte Voix");
        assertThat(outbox.lastTo(email).text()).doesNotContain("/moderation/invitation/");
    }
}
