package fr.voix.vote.robotcheck;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.simple.SimpleHttpRequest;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
@Property(name = "voix.public-url", value = "https://voix.example")
@Property(name = "voix.robot-check.altcha.cost", value = "10")
@Property(name = "voix.robot-check.altcha.max-counter", value = "50")
class RobotCheckApiTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @Inject
    EmbeddedServer server;

    @Inject
    VoterCookies cookies;

    @Inject
    ScrutinFixture sql;

    private long spentBefore;

    @BeforeEach
    void count() throws Exception {
        spentBefore = spent();
    }

    @Test
    void altcha_is_the_only_check_without_an_account_at_hcaptcha() throws Exception {
        HttpResponse<String> answer = get("/api/v1/robot-check");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"providers\":[\"altcha\"]}");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void a_challenge_has_the_shape_that_the_widget_expects() throws Exception {
        HttpResponse<String> answer = get("/api/v1/robot-check/altcha");
        assertThat(answer.body())
                .matches("\\{\"parameters\":\\{\"algorithm\":\"PBKDF2/SHA-256\",\"cost\":10,"
                        + "\"expiresAt\":\\d{10},\"keyLength\":32,\"keyPrefix\":\"[0-9a-f]{32}\",\"nonce\":\"[0-9a-f]{32}\","
                        + "\"salt\":\"[0-9a-f]{32}\"},\"signature\":\"[0-9a-f]{64}\"}");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void forgetting_the_device_takes_the_cookie_away_and_not_from_another_site() throws Exception {
        HttpRequest.Builder forget = HttpRequest.newBuilder(server.getURI().resolve("/api/v1/robot-check"))
                .DELETE();
        HttpResponse<String> answer = http.send(forget.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("__Host-voix=;.*")
                .containsPattern("Max-Age=0(;|$)")
                .containsIgnoringCase("HttpOnly")
                .contains("Secure", "Path=/");

        forget.header("Sec-Fetch-Site", "cross-site");
        assertThat(http.send(forget.build(), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_solved_challenge_buys_a_pass_in_one_strict_cookie() throws Exception {
        HttpResponse<String> answer = check(solution(), null);
        assertThat(answer.statusCode()).isEqualTo(204);
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie)
                .startsWith("__Host-voix=")
                .contains("Path=/")
                .contains("Secure")
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Lax")
                .doesNotContain("Domain");
        assertThat(maxAge(cookie)).isBetween(380L * 86_400, 400L * 86_400);
        assertThat(voter(cookie)).get().matches(voter -> voter.hasPass(java.time.Instant.now()));
        assertThat(spent()).isEqualTo(spentBefore + 1);
    }

    @Test
    void a_proof_does_not_pass_twice() throws Exception {
        String proof = solution();
        assertThat(check(proof, null).statusCode()).isEqualTo(204);
        assertRefused(check(proof, null));
        assertThat(spent()).isEqualTo(spentBefore + 1);
    }

    @Test
    void a_proof_passes_once_even_when_it_is_sent_twenty_times_at_once() throws Exception {
        String proof = solution();
        try (var callers = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = java.util.stream.IntStream.range(0, 20)
                    .mapToObj(i -> callers.submit(() -> check(proof, null).statusCode()))
                    .toList();
            int passed = 0;
            for (var answer : answers) {
                passed += answer.get() == 204 ? 1 : 0;
            }
            assertThat(passed).isEqualTo(1);
        }
    }

    @Test
    void a_new_check_keeps_the_voter_and_renews_the_pass() throws Exception {
        String first =
                check(solution(), null).headers().firstValue("Set-Cookie").orElseThrow();
        Thread.sleep(1_100);
        String second = check(solution(), first.split(";")[0])
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        Voter before = voter(first).orElseThrow();
        Voter after = voter(second).orElseThrow();
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.issuedAt()).isEqualTo(before.issuedAt());
        assertThat(after.passUntil()).isAfter(before.passUntil());
        assertThat(maxAge(second)).isLessThan(maxAge(first));
    }

    @Test
    void the_name_without_a_prefix_counts_for_nothing_here() throws Exception {
        String first =
                check(solution(), null).headers().firstValue("Set-Cookie").orElseThrow();
        String plain = first.split(";")[0].replace("__Host-", "");
        String second =
                check(solution(), plain).headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(voter(second).orElseThrow().id())
                .isNotEqualTo(voter(first).orElseThrow().id());
    }

    @Test
    void a_forged_cookie_gives_a_new_voter() throws Exception {
        String cookie = check(solution(), "__Host-voix=" + "A".repeat(87))
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        assertThat(voter(cookie)).isPresent();
        assertThat(voter(cookie).orElseThrow().id()).isNotEqualTo(new byte[16]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "e30=",
                "bnVsbA==",
                "W10=",
                "MQ==",
                "eyJjaGFsbGVuZ2UiOm51bGwsInNvbHV0aW9uIjpudWxsLCJ0ZXN0Ijp0cnVlfQ=="
            })
    void what_the_widget_cannot_have_sent_is_refused(String response) throws Exception {
        assertRefused(check(response, null));
        assertThat(spent()).isEqualTo(spentBefore);
    }

    @Test
    void an_oversized_proof_is_refused() throws Exception {
        assertRefused(check("A".repeat(60_000), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "1",
                "{}",
                "{\"provider\":\"altcha\"}",
                "{\"response\":\"x\"}",
                "{\"provider\":\"altcha\",\"response\":\"\"}",
                "{\"provider\":\"altcha\",\"response\":{\"a\":1}}",
                "{\"provider\":\"hcaptcha\",\"response\":\"x\"}",
                "{\"provider\":\"none\",\"response\":\"x\"}"
            })
    void a_malformed_request_is_400(String body) throws Exception {
        HttpResponse<String> answer = post(body, null);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"type\":\"/api/v1/problems/malformed\"");
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.body())
                .contains("\"type\":\"/api/v1/problems/robot-check-refused\"")
                .contains("Relancez-la");
    }

    private String solution() throws Exception {
        return AltchaSolver.solve(get("/api/v1/robot-check/altcha").body());
    }

    private HttpResponse<String> check(String response, String cookie) throws Exception {
        return post("{\"provider\":\"altcha\",\"response\":\"" + response + "\"}", cookie);
    }

    private HttpResponse<String> post(String body, String cookie) throws Exception {
        var request = HttpRequest.newBuilder(uri("/api/v1/robot-check"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return server.getURI().resolve(path);
    }

    private Optional<Voter> voter(String setCookie) {
        String value = setCookie.substring(setCookie.indexOf('=') + 1, setCookie.indexOf(';'));
        return cookies.read(
                new SimpleHttpRequest<>(HttpMethod.GET, "/", null).cookie(Cookie.of(VoterCookie.NAME, value)));
    }

    private static long maxAge(String setCookie) {
        return Long.parseLong(setCookie.replaceFirst(".*Max-Age=(\\d+).*", "$1"));
    }

    private long spent() {
        return sql.number("select count(*) from spent_proof");
    }
}
