package fr.voix.desk.account.entry;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.ShiftedClock;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.attempt.SignInDelay;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "test.shifted-clock", value = "true")
class SecondStepTest {

    private static final String STEP = SecondStepController.PATH;
    private static final Pattern CODE = Pattern.compile("<li><code>([A-Z2-7-]+)</code>");

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    ShiftedClock clock;

    @Inject
    ScrutinFixture database;

    private Browser browser;
    private String email;

    @BeforeEach
    void aColleague() {
        email = team.a(Role.MODERATOR);
        browser = new Browser(server.getURI());
    }

    private HttpResponse<String> code(Browser from, String code) {
        return from.post(STEP, "csrf=" + Browser.csrf(from.get(STEP)), "code=" + code);
    }

    private String current() {
        return Team.appOf(email).code(clock.instant());
    }

    @Test
    void the_password_opens_the_second_step_and_the_code_the_house() {
        var first = browser.password(email, Team.PASSWORD);
        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(first.headers().firstValue("location")).contains(STEP);
        var half = browser.cookie();
        assertThat(browser.get("/moderation").headers().firstValue("location")).contains(STEP);

        clock.advance(Duration.ofSeconds(30));
        var second = code(browser, current());

        assertThat(second.statusCode()).isEqualTo(303);
        assertThat(second.headers().firstValue("location")).contains("/moderation");
        assertThat(browser.cookie()).isNotEqualTo(half);
        assertThat(browser.get("/moderation").statusCode()).isEqualTo(200);
        var old = new Browser(server.getURI()).withCookie(half);
        assertThat(old.get("/moderation").headers().firstValue("location")).contains("/moderation/connexion");
    }

    @Test
    void a_code_is_good_once_even_for_two_who_send_it_at_once() throws Exception {
        clock.advance(Duration.ofSeconds(30));
        var code = current();
        var browsers =
                Stream.generate(() -> new Browser(server.getURI())).limit(4).toList();
        browsers.forEach(one -> one.password(email, Team.PASSWORD));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = browsers.stream()
                    .<Callable<Integer>>map(one -> () -> code(one, code).statusCode())
                    .toList();
            var answers = new ArrayList<Integer>();
            for (var result : threads.invokeAll(tries)) {
                answers.add(result.get());
            }
            assertThat(answers).containsExactlyInAnyOrder(303, 422, 422, 422);
        }

        browser.password(email, Team.PASSWORD);
        var again = code(browser, code);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("Ce code n’est plus valable.");
    }

    @Test
    void half_a_sign_in_ends_after_ten_minutes() {
        browser.password(email, Team.PASSWORD);
        var csrf = Browser.csrf(browser.get(STEP));
        clock.advance(Duration.ofMinutes(11));

        var late = browser.post(STEP, "csrf=" + csrf, "code=" + current());
        assertThat(late.statusCode()).isEqualTo(303);
        assertThat(late.headers().firstValue("location")).contains("/moderation/connexion");
        assertThat(browser.get("/moderation").headers().firstValue("location")).contains("/moderation/connexion");
    }

    @Test
    void wrong_codes_bring_the_same_pause_as_wrong_passwords_and_the_password_does_not_end_it() {
        browser.password(email, Team.PASSWORD);
        for (int i = 0; i < SignInDelay.FREE_TRIES; i++) {
            assertThat(code(browser, "000000").statusCode()).isEqualTo(422);
            assertThat(new Browser(server.getURI())
                            .password(email, Team.PASSWORD)
                            .statusCode())
                    .isEqualTo(i + 1 < SignInDelay.FREE_TRIES ? 303 : 429);
        }
        clock.advance(Duration.ofSeconds(1));

        var paused = code(browser, current());

        assertThat(paused.statusCode()).isEqualTo(429);
        assertThat(paused.headers().firstValueAsLong("retry-after").orElse(0)).isBetween(1L, 31L);
        clock.advance(Duration.ofSeconds(30));
        assertThat(code(browser, current()).statusCode()).isEqualTo(303);
    }

    @Test
    void a_right_password_at_the_edge_of_the_pause_leads_on_to_the_code() {
        for (int i = 0; i < SignInDelay.FREE_TRIES - 1; i++) {
            browser.password(email, "ce n’est pas le bon mot");
        }
        clock.advance(Duration.ofSeconds(30));
        assertThat(browser.password(email, Team.PASSWORD).statusCode()).isEqualTo(303);
        assertThat(code(browser, current()).statusCode()).isEqualTo(303);
    }

    @Test
    void recovery_codes_are_shown_once_and_each_opens_once() {
        browser.signIn(email, Team.PASSWORD);
        var codes = makeCodes();
        assertThat(codes).hasSize(10).doesNotHaveDuplicates().allMatch(code -> code.length() == 29);
        assertThat(browser.get("/moderation/compte").body())
                .contains("Il en reste 10.")
                .doesNotContain(codes.get(0));

        var lost = new Browser(server.getURI());
        lost.password(email, Team.PASSWORD);
        assertThat(lost.get(STEP + "?par=secours").body()).contains("Code de secours");
        assertThat(recovery(
                                lost,
                                codes.get(3).toLowerCase(java.util.Locale.ROOT).replace("-", " "))
                        .statusCode())
                .isEqualTo(303);
        assertThat(lost.get("/moderation/compte").body()).contains("Il en reste 9.");

        lost.password(email, Team.PASSWORD);
        assertThat(recovery(lost, codes.get(3)).statusCode()).isEqualTo(422);
        assertThat(recovery(lost, codes.get(4)).statusCode()).isEqualTo(303);
        assertThat(database.number(
                        "select count(*) from audit_entry where subject = ? and act = 'recovery-code-use'",
                        "moderator:" + team.idOf(email)))
                .isEqualTo(2);
    }

    @Test
    void new_codes_replace_the_old_ones_and_belong_to_one_account() {
        browser.signIn(email, Team.PASSWORD);
        var old = makeCodes();
        var fresh = makeCodes();
        var other = new Browser(server.getURI());
        other.password(team.a(Role.MODERATOR), Team.PASSWORD);
        assertThat(recovery(other, fresh.get(0)).statusCode()).isEqualTo(422);

        browser.password(email, Team.PASSWORD);
        assertThat(recovery(browser, old.get(0)).statusCode()).isEqualTo(422);
        assertThat(recovery(browser, fresh.get(0)).statusCode()).isEqualTo(303);
    }

    private HttpResponse<String> recovery(Browser from, String code) {
        return from.post(SecondStepController.RECOVERY, "csrf=" + Browser.csrf(from.get(STEP)), "code=" + code);
    }

    private List<String> makeCodes() {
        var page = browser.post("/moderation/compte/codes", "csrf=" + Browser.csrf(browser.get("/moderation/compte")));
        assertThat(page.statusCode()).isEqualTo(200);
        return CODE.matcher(page.body()).results().map(match -> match.group(1)).toList();
    }

    @Test
    void neither_the_secret_nor_the_address_nor_the_network_can_be_read_from_the_tables() {
        browser.signIn(email, "ce n’est pas le bon mot");
        browser.signIn(email, Team.PASSWORD);
        makeCodes();
        assertThat(database.number(
                        "select count(*) from audit_entry e where e::text like '%@%' or e::text like '%127.0.0%'"))
                .isZero();
        assertThat(database.number(
                        "select octet_length(sealed_secret) from moderator_totp where moderator_id = ?",
                        team.idOf(email)))
                .isEqualTo(12 + 20 + 16);
        assertThat(database.number("select count(*) from moderator_session s where s::text like '%127.0.0%'"))
                .isZero();
    }

    /** In turn, so that what else the machine does falls on both; without the hash of a dummy an answer would come ten times faster. */
    @Test
    void an_unknown_address_costs_the_same_work_over_the_wire() {
        timed(Team.newAddress());
        long unknown = Long.MAX_VALUE;
        long known = Long.MAX_VALUE;
        for (int i = 0; i < 8 || (i < 25 && !isAlike(unknown, known)); i++) {
            unknown = Math.min(unknown, timed(Team.newAddress()));
            known = Math.min(known, timed(team.a(Role.READER)));
        }
        assertThat((double) unknown / known).isBetween(0.25, 4.0);
    }

    private static boolean isAlike(long one, long other) {
        return Math.max(one, other) <= 4 * Math.min(one, other);
    }

    private long timed(String address) {
        long start = System.nanoTime();
        assertThat(browser.password(address, "ce n’est pas le bon mot").statusCode())
                .isEqualTo(422);
        return System.nanoTime() - start;
    }
}
