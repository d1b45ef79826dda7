package fr.voix.desk.account.entry;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.ShiftedClock;
import fr.voix.base.audit.AuditEntry;
import fr.voix.base.audit.AuditService;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.attempt.SignInDelay;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "test.shifted-clock", value = "true")
class OwnAccountTest {

    private static final String PATH = Account.OWN;
    private static final String PASSWORD = OwnAccountController.PASSWORD;
    private static final String NEXT = "une autre phrase entière";

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    ShiftedClock clock;

    @Inject
    AuditService audit;

    private String email;
    private Browser browser;
    private Browser other;

    @BeforeEach
    void twoSessions() {
        email = team.a(Role.READER);
        other = new Browser(server.getURI());
        other.signIn(email, Team.PASSWORD);
        browser = new Browser(server.getURI());
        browser.signIn(email, Team.PASSWORD);
    }

    private List<String> others() {
        return Pattern.compile("/moderation/compte/sessions/(\\d+)/fin")
                .matcher(browser.get(PATH).body())
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private List<String> acts() {
        return audit.of("moderator:" + team.idOf(email)).stream()
                .map(AuditEntry::content)
                .map(content -> content.act())
                .toList();
    }

    @Test
    void one_sees_one_s_sessions_and_ends_one() {
        assertThat(browser.get(PATH).body()).contains("cette session").contains("Navigateur non reconnu");
        var id = others().getFirst();

        assertThat(browser.submit(PATH + "/sessions/" + id + "/fin").headers().firstValue("location"))
                .contains(PATH + "?fait=session");

        assertThat(other.get("/moderation").statusCode()).isEqualTo(303);
        assertThat(others()).isEmpty();
        assertThat(acts()).startsWith("session-end");
        assertThat(browser.submit(PATH + "/sessions/" + id + "/fin").headers().firstValue("location"))
                .contains(PATH + "?fait=trop-tard");
    }

    @Test
    void nobody_ends_the_session_of_somebody_else() {
        var id = others().getFirst();
        var stranger = new Browser(server.getURI());
        stranger.signIn(team.a(Role.ADMINISTRATOR), Team.PASSWORD);
        var csrf = Browser.csrf(stranger.get(PATH));

        stranger.post(PATH + "/sessions/" + id + "/fin", "csrf=" + csrf);
        stranger.post(PATH + "/autres-sessions/fin", "csrf=" + csrf);

        assertThat(other.get("/moderation").statusCode()).isEqualTo(200);
        assertThat(stranger.post(PATH + "/sessions/x/fin", "csrf=" + csrf).statusCode())
                .isEqualTo(400);
    }

    @Test
    void all_others_end_at_once_and_half_open_ones_too() {
        var half = new Browser(server.getURI());
        half.password(email, Team.PASSWORD);

        assertThat(browser.submit(PATH + "/autres-sessions/fin").statusCode()).isEqualTo(303);

        assertThat(other.get("/moderation").statusCode()).isEqualTo(303);
        assertThat(half.get(SecondStepController.PATH).statusCode()).isEqualTo(303);
        assertThat(browser.get("/moderation").statusCode()).isEqualTo(200);
    }

    @Test
    void another_password_needs_the_present_one_and_ends_the_other_sessions() {
        var wrong = browser.submit(PASSWORD, "current=" + NEXT, "password=" + NEXT, "again=" + NEXT);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Ce n’est pas le mot de passe actuel.");
        var flawed = browser.submit(PASSWORD, "current=" + Team.PASSWORD, "password=court", "again=court");
        assertThat(flawed.statusCode()).isEqualTo(422);
        assertThat(flawed.body()).contains("moins de 15 caractères");
        assertThat(other.get("/moderation").statusCode()).isEqualTo(200);

        var changed = browser.submit(PASSWORD, "current=" + Team.PASSWORD, "password=" + NEXT, "again=" + NEXT);

        assertThat(changed.headers().firstValue("location")).contains(PATH + "?fait=mot-de-passe");
        assertThat(browser.get("/moderation").statusCode()).isEqualTo(200);
        assertThat(other.get("/moderation").statusCode()).isEqualTo(303);
        assertThat(acts()).startsWith("password-change");
        assertThat(other.password(email, Team.PASSWORD).statusCode()).isEqualTo(422);
        assertThat(other.signIn(email, NEXT).statusCode()).isEqualTo(303);
    }

    @Test
    void guessing_the_present_password_brings_the_pause() {
        for (int i = 0; i < SignInDelay.FREE_TRIES; i++) {
            assertThat(browser.submit(PASSWORD, "current=" + NEXT + i, "password=" + NEXT, "again=" + NEXT)
                            .statusCode())
                    .isEqualTo(422);
        }
        assertThat(browser.submit(PASSWORD, "current=" + Team.PASSWORD, "password=" + NEXT, "again=" + NEXT)
                        .statusCode())
                .isEqualTo(429);
        clock.advance(Duration.ofSeconds(31));
        assertThat(browser.submit(PASSWORD, "current=" + Team.PASSWORD, "password=" + NEXT, "again=" + NEXT)
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void the_page_says_what_was_done_and_nothing_else() {
        assertThat(browser.get(PATH + "?fait=cle").body()).contains("Clé d’accès ajoutée.");
        assertThat(browser.get(PATH + "?fait=%3Cb%3E").body()).doesNotContain("role=\"status\"");
        assertThat(browser.get("/en" + PATH).body()).contains("Open sessions").contains("Ten".toLowerCase());
    }

    @Test
    void signing_in_and_out_is_in_the_account_of_all_acts() {
        browser.post(SessionController.SIGN_OUT, "csrf=" + Browser.csrf(browser.get(PATH)));
        assertThat(acts()).containsExactly("sign-out", "sign-in", "sign-in", "invite");
    }
}
