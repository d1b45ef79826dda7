package fr.voix.desk.account.entry;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.ShiftedClock;
import fr.voix.base.audit.AuditEntry;
import fr.voix.base.audit.AuditService;
import fr.voix.desk.account.AuthenticatorApp;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first second factor, without JavaScript. */
@MicronautTest(transactional = false)
@Property(name = "test.shifted-clock", value = "true")
class SetUpTest {

    private static final String PAGE = OwnAccountController.FACTOR;
    private static final Pattern SECRET = Pattern.compile("<code class=\"secret\">([A-Z2-7 ]+)</code>");
    private static final Pattern SEALED = Pattern.compile("name=\"sealed\" value=\"([^\"]+)\"");

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    ShiftedClock clock;

    @Inject
    AuditService audit;

    private Browser browser;
    private String email;

    @BeforeEach
    void aNewColleague() {
        email = team.withPasswordOnly(Role.MODERATOR);
        browser = new Browser(server.getURI());
        browser.password(email, Team.PASSWORD);
    }

    private static String first(Pattern pattern, HttpResponse<String> page) {
        var found = pattern.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }

    private HttpResponse<String> add(Browser from, HttpResponse<String> page, String code) {
        return from.post(
                OwnAccountController.TOTP,
                "csrf=" + Browser.csrf(page),
                "sealed=" + first(SEALED, page),
                "code=" + code);
    }

    @Test
    void the_first_app_completes_the_session_and_shows_recovery_codes() {
        var page = browser.get(PAGE);
        assertThat(page.body())
                .contains("Votre mot de passe seul n’ouvre rien.")
                .doesNotContain("Mon compte");
        var half = browser.cookie();

        var done = add(browser, page, AuthenticatorApp.of(first(SECRET, page)).code(clock.instant()));

        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body())
                .contains("Codes de secours")
                .containsPattern("(<li><code>[A-Z2-7-]{29}</code></li>\\s*){10}");
        assertThat(done.headers().firstValue("cache-control")).contains("no-store");
        assertThat(browser.cookie()).isNotEqualTo(half);
        assertThat(browser.get("/moderation").statusCode()).isEqualTo(200);
        assertThat(new Browser(server.getURI())
                        .withCookie(half)
                        .get("/moderation")
                        .statusCode())
                .isEqualTo(303);
        assertThat(audit.of("moderator:" + team.idOf(email)))
                .extracting(AuditEntry::content)
                .extracting("act")
                .containsExactly("recovery-codes-make", "sign-in", "totp-add", "invite");
    }

    @Test
    void a_wrong_code_keeps_the_secret_on_the_page() {
        var page = browser.get(PAGE);
        var refused = add(browser, page, "000000");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Ce code n’est pas celui de ce secret.");
        assertThat(first(SECRET, refused)).isEqualTo(first(SECRET, page));
        assertThat(add(
                                browser,
                                refused,
                                AuthenticatorApp.of(first(SECRET, page)).code(clock.instant()))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_secret_offered_in_one_session_is_nothing_in_another() {
        var offered = browser.get(PAGE);
        var other = new Browser(server.getURI());
        other.password(email, Team.PASSWORD);
        var code = AuthenticatorApp.of(first(SECRET, offered)).code(clock.instant());

        for (var sealed : new String[] {first(SEALED, offered), "", "AAAA", "é", "A".repeat(4000)}) {
            var answer = other.post(
                    OwnAccountController.TOTP,
                    "csrf=" + Browser.csrf(other.get(PAGE)),
                    "sealed=" + sealed,
                    "code=" + code);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(first(SECRET, answer)).isNotEqualTo(first(SECRET, offered));
        }
    }

    @Test
    void whoever_found_the_password_cannot_add_a_factor_beside_the_owner_s() {
        var thief = new Browser(server.getURI());
        thief.password(email, Team.PASSWORD);
        var late = thief.get(PAGE);
        var page = browser.get(PAGE);
        add(browser, page, AuthenticatorApp.of(first(SECRET, page)).code(clock.instant()));

        var refused = add(thief, late, AuthenticatorApp.of(first(SECRET, late)).code(clock.instant()));

        assertThat(refused.statusCode()).isEqualTo(303);
        assertThat(refused.headers().firstValue("location")).get().asString().contains("/moderation/connexion");
        assertThat(thief.get("/moderation").statusCode()).isEqualTo(303);
        thief.password(email, Team.PASSWORD);
        assertThat(thief.get("/moderation").headers().firstValue("location")).contains(SecondStepController.PATH);
    }

    @Test
    void an_unfinished_set_up_ends_after_half_an_hour() {
        clock.advance(Duration.ofMinutes(29));
        assertThat(browser.get(PAGE).statusCode()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(2));
        assertThat(browser.get(PAGE).statusCode()).isEqualTo(303);
    }

    @Test
    void signing_out_half_way_is_possible() {
        var out = browser.post(SessionController.SIGN_OUT, "csrf=" + Browser.csrf(browser.get(PAGE)));
        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(browser.cookie()).isNull();
    }
}
