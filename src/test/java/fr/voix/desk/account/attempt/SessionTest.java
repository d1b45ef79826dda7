package fr.voix.desk.account.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.ShiftedClock;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.Browser;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "test.shifted-clock", value = "true")
class SessionTest {

    private static final String WRONG = "ce n’est pas le bon mot";

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    ShiftedClock clock;

    @Inject
    PasswordService passwords;

    @Inject
    ScrutinFixture database;

    private Browser browser;

    @BeforeEach
    void aBrowser() {
        browser = new Browser(server.getURI());
    }

    @Test
    void unknown_not_activated_and_wrong_get_the_same_answer() {
        var known = team.a(Role.MODERATOR);
        var invited = Team.newAddress();
        team.invited(invited, Role.MODERATOR);
        var unknown = Team.newAddress();

        var answers = java.util.stream.Stream.of(known, invited, unknown)
                .map(email -> {
                    var answer = browser.signIn(email, WRONG);
                    assertThat(answer.statusCode()).isEqualTo(422);
                    assertThat(Browser.setCookies(answer)).isEmpty();
                    return answer.body().replace(email, "…").replaceAll("&#34;challenge&#34;:&#34;[^&]+", "");
                })
                .distinct();

        assertThat(answers).singleElement().satisfies(body -> assertThat(body).contains("Connexion refusée."));
    }

    @Test
    void the_typed_address_is_kept_and_the_password_is_not() {
        var answer = browser.signIn("\"><b>moi</b>@voix.example", WRONG);

        assertThat(answer.body()).contains("value=\"&#34;>&lt;b>moi").doesNotContain(WRONG);
    }

    @Test
    void wrong_passwords_bring_a_growing_pause_for_known_and_unknown_alike() {
        for (var email : new String[] {team.a(Role.MODERATOR), Team.newAddress()}) {
            for (int i = 0; i < SignInDelay.FREE_TRIES; i++) {
                assertThat(browser.signIn(email, WRONG).statusCode()).isEqualTo(422);
            }
            var paused = browser.signIn(email, Team.PASSWORD);
            assertThat(paused.statusCode()).isEqualTo(429);
            assertThat(paused.headers().firstValueAsLong("retry-after").orElse(0))
                    .isBetween(1L, 30L);

            clock.advance(Duration.ofSeconds(31));
            assertThat(browser.signIn(email, WRONG).statusCode()).isEqualTo(422);
            assertThat(browser.signIn(email, WRONG)
                            .headers()
                            .firstValueAsLong("retry-after")
                            .orElse(0))
                    .isBetween(31L, 60L);
            clock.advance(Duration.ofSeconds(61));
        }
    }

    @Test
    void a_try_for_which_no_turn_to_hash_came_is_no_failure() throws Exception {
        var email = team.a(Role.MODERATOR);
        assertThat(browser.signIn(email, WRONG).statusCode()).isEqualTo(422);
        long failures = failures();
        var taken = new CountDownLatch(2);
        var end = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2; i++) {
                threads.submit(() -> passwords.inTurn(() -> {
                    taken.countDown();
                    try {
                        return end.await(1, TimeUnit.MINUTES);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }));
            }
            taken.await();
            assertThat(browser.signIn(email, WRONG).statusCode()).isEqualTo(503);
            assertThat(browser.signIn(email, Team.PASSWORD).statusCode()).isEqualTo(503);
            end.countDown();
        }
        assertThat(failures()).isEqualTo(failures);
        assertThat(browser.signIn(email, Team.PASSWORD).statusCode()).isEqualTo(303);
    }

    private long failures() {
        return database.number("select coalesce(sum(failures), 0) from sign_in_failure");
    }

    @Test
    void signing_in_ends_the_pause_s_count() {
        var email = team.a(Role.MODERATOR);
        for (int i = 0; i < SignInDelay.FREE_TRIES - 1; i++) {
            browser.signIn(email, WRONG);
        }
        assertThat(browser.signIn(email, Team.PASSWORD).statusCode()).isEqualTo(303);
        assertThat(browser.signIn(email, WRONG).statusCode()).isEqualTo(422);
        assertThat(browser.signIn(email, WRONG).statusCode()).isEqualTo(422);
    }

    @Test
    void every_sign_in_has_a_new_token_and_takes_none_from_the_browser() {
        var email = team.a(Role.MODERATOR);
        var planted = "A".repeat(43);
        browser.withCookie(planted).signIn(email, Team.PASSWORD);
        var first = browser.cookie();
        browser.signIn(email, Team.PASSWORD);
        var second = browser.cookie();

        assertThat(first).isNotEqualTo(planted).isNotEqualTo(second);
        assertThat(new Browser(server.getURI())
                        .withCookie(planted)
                        .get("/moderation")
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void a_session_goes_idle_after_half_an_hour() {
        browser.signIn(team.a(Role.MODERATOR), Team.PASSWORD);

        clock.advance(Duration.ofMinutes(29));
        assertThat(browser.get("/moderation").statusCode()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(29));
        assertThat(browser.get("/moderation").statusCode()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(31));
        assertThat(browser.get("/moderation").statusCode()).isEqualTo(303);
    }

    @Test
    void a_session_ends_after_eight_hours_however_busy() {
        browser.signIn(team.a(Role.MODERATOR), Team.PASSWORD);

        for (int i = 0; i < 19; i++) {
            clock.advance(Duration.ofMinutes(25));
            assertThat(browser.get("/moderation").statusCode()).isEqualTo(200);
        }
        clock.advance(Duration.ofMinutes(6));
        assertThat(browser.get("/moderation").statusCode()).isEqualTo(303);
    }

    @Test
    void signing_out_ends_the_session_itself_and_not_just_the_cookie() {
        browser.signIn(team.a(Role.MODERATOR), Team.PASSWORD);
        var stolen = browser.cookie();
        var csrf = Browser.csrf(browser.get("/moderation"));

        assertThat(browser.post("/moderation/deconnexion", "csrf=wrong").statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/moderation/deconnexion", "x=y").statusCode()).isEqualTo(403);
        assertThat(browser.get("/moderation").statusCode()).isEqualTo(200);

        var out = browser.post("/moderation/deconnexion", "csrf=" + csrf);
        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(out.headers().firstValue("Clear-Site-Data")).contains("\"cache\"");
        assertThat(browser.cookie()).isNull();
        assertThat(new Browser(server.getURI())
                        .withCookie(stolen)
                        .get("/moderation")
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void public_addresses_ignore_the_session_and_set_no_cookie() {
        browser.withCookie("A".repeat(43));
        var themes = browser.getJson("/api/v1/themes");

        assertThat(themes.statusCode()).isEqualTo(200);
        assertThat(Browser.setCookies(themes)).isEmpty();
        assertThat(browser.get("/nowhere/at/all").statusCode()).isEqualTo(404);
        assertThat(new Browser(server.getURI()).get("/moderations").statusCode())
                .isEqualTo(404);
    }
}
