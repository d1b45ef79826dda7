package fr.voix.vote.robotcheck.hcaptcha;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.ShiftedClock;
import fr.voix.TestServer;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a stand-in of siteverify; the token is what the widget would give. */
class HcaptchaTest {

    private static final String SITE_KEY = "11111111-2222-3333-4444-555555555555";
    private static final String SECRET = "ES_a+b&c=é";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static SiteverifyStandIn siteverify;
    private static EmbeddedServer server;
    private static ShiftedClock clock;

    @BeforeAll
    static void start() throws Exception {
        siteverify = new SiteverifyStandIn();
        server = TestServer.start(Map.of(
                "test.shifted-clock",
                "true",
                "voix.public-url",
                "https://voix.example",
                "voix.limits.enabled",
                "false",
                "voix.robot-check.hcaptcha.site-key",
                SITE_KEY,
                "voix.robot-check.hcaptcha.secret",
                SECRET,
                "voix.robot-check.hcaptcha.url",
                siteverify.url()));
        clock = server.getApplicationContext().getBean(ShiftedClock.class);
    }

    @AfterAll
    static void stop() {
        server.stop();
        siteverify.close();
    }

    @BeforeEach
    void forget() {
        siteverify.asked().clear();
        siteverify.contentTypes().clear();
    }

    /** Whatever a test broke, the next one finds the circuit closed. */
    @AfterEach
    void heal() throws Exception {
        clock.advance(Circuit.PAUSE);
        siteverify.answers(200, success("voix.example", clock.instant()));
        assertThat(check("healed").statusCode()).isEqualTo(204);
    }

    @Test
    void a_solved_challenge_buys_a_pass() throws Exception {
        siteverify.answers(200, success("voix.example", clock.instant()));
        HttpResponse<String> answer = check("P1_token");
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Set-Cookie")).get().asString().startsWith("__Host-voix=");
        assertThat(siteverify.contentTypes()).containsExactly("POST application/x-www-form-urlencoded");
        assertThat(siteverify.asked())
                .singleElement()
                .asString()
                .contains("response=P1_token", "sitekey=" + SITE_KEY, "secret=ES_a%2Bb%26c%3D%C3%A9")
                .doesNotContain("remoteip");
    }

    @Test
    void it_is_offered_first_with_its_site_key_and_altcha_beside_it() throws Exception {
        assertThat(offer())
                .isEqualTo("{\"providers\":[\"hcaptcha\",\"altcha\"],\"hcaptcha\":{\"siteKey\":\"" + SITE_KEY + "\"}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missing-input-response",
                "invalid-input-response",
                "expired-input-response",
                "already-seen-response",
                "invalid-or-already-seen-response",
                // of the public token for tests, which anybody can send
                "not-using-dummy-secret",
                "not-using-dummy-passcode",
                // of a token of another site; of one that is read as something else
                "sitekey-secret-mismatch",
                "invalid-sitekey",
                "bad-request",
                "a-code-of-the-future",
                "already-seen-response\",\"sitekey-secret-mismatch"
            })
    void what_a_visitor_can_bring_about_is_refused_and_leaves_hcaptcha_to_the_others(String code) throws Exception {
        siteverify.answers(200, failure(code));
        assertRefused(check("x"));
        assertThat(offer()).startsWith("{\"providers\":[\"hcaptcha\",\"altcha\"]");
        assertThat(health()).doesNotContain("DEGRADED");
    }

    @Test
    void a_failure_without_a_reason_is_refused() throws Exception {
        siteverify.answers(200, "{\"success\":false}");
        assertRefused(check("x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missing-input-secret",
                "invalid-input-secret",
                "missing-remoteip",
                "invalid-remoteip",
                "internal-error",
                "sitekey-secret-mismatch\",\"invalid-input-secret"
            })
    void what_no_visitor_can_bring_about_degrades_health_and_fails_over(String code) throws Exception {
        siteverify.answers(200, failure(code));
        assertFailedOver(check("x"));
        assertThat(health()).contains("DEGRADED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "voix.example.evil.example", "", "dummy-key-pass"})
    void a_token_of_another_site_is_refused(String hostname) throws Exception {
        siteverify.answers(200, success(hostname, clock.instant()));
        assertRefused(check("x"));
    }

    @Test
    void a_token_of_another_time_is_refused() throws Exception {
        for (Duration shift : new Duration[] {Duration.ofMinutes(-6), Duration.ofMinutes(2), Duration.ofDays(-365)}) {
            siteverify.answers(200, success("voix.example", clock.instant().plus(shift)));
            assertRefused(check("x"));
        }
        siteverify.answers(200, "{\"success\":true,\"hostname\":\"voix.example\"}");
        assertRefused(check("x"));
        siteverify.answers(200, "{\"success\":true,\"hostname\":\"voix.example\",\"challenge_ts\":\"yesterday\"}");
        assertRefused(check("x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "500|{\"success\":true}",
                "503|",
                "429|{}",
                "302|",
                "404|no",
                "201|{\"success\":true}",
                "200|",
                "200|<html>maintenance</html>",
                "200|{\"success\":",
                "200|[]",
                "200|null",
                "200|{}",
                "200|{\"success\":\"true\"}",
                "200|{\"success\":1}",
                "200|{\"success\":null}"
            })
    void what_is_no_answer_of_siteverify_is_an_outage(String given) throws Exception {
        String[] parts = given.split("\\|", 2);
        siteverify.answers(Integer.parseInt(parts[0]), parts[1]);
        assertFailedOver(check("x"));
        assertThat(siteverify.asked()).as("asked once, never again").hasSize(1);
    }

    @Test
    void silence_ends_after_three_seconds() throws Exception {
        siteverify.does(exchange -> Thread.sleep(10_000));
        assertFailsOverInTime();
    }

    @Test
    void a_body_that_drips_ends_after_three_seconds_too() throws Exception {
        siteverify.does(exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            for (int i = 0; i < 100; i++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                Thread.sleep(100);
            }
        });
        assertFailsOverInTime();
    }

    @Test
    void a_huge_body_is_not_read() throws Exception {
        siteverify.does(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] megabyte = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 100; i++) {
                exchange.getResponseBody().write(megabyte);
            }
        });
        assertFailsOverInTime();
    }

    @Test
    void a_connection_that_is_dropped_is_not_tried_again() throws Exception {
        siteverify.does(exchange -> exchange.close());
        assertFailedOver(check("x"));
        assertThat(siteverify.asked()).hasSize(1);
    }

    @Test
    void while_the_circuit_is_open_nobody_waits_and_then_one_tries() throws Exception {
        siteverify.answers(500, "");
        assertFailedOver(check("x"));
        siteverify.asked().clear();
        siteverify.answers(200, success("voix.example", clock.instant()));
        assertFailedOver(check("y"));
        assertThat(siteverify.asked()).as("not even asked").isEmpty();
        clock.advance(Circuit.PAUSE);
        assertThat(offer()).startsWith("{\"providers\":[\"hcaptcha\"");
        siteverify.answers(200, success("voix.example", clock.instant()));
        assertThat(check("z").statusCode()).isEqualTo(204);
        assertThat(health()).doesNotContain("DEGRADED");
    }

    @Test
    void an_oversized_token_is_refused_unasked() throws Exception {
        assertRefused(check("x".repeat(20_000)));
        assertThat(siteverify.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1 token", "P1\\u0000", "P1\\r\\nx: y", "P1_é"})
    void what_is_no_token_is_refused_unasked(String token) throws Exception {
        assertRefused(check(token));
        assertThat(siteverify.asked()).isEmpty();
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.body())
                .contains("\"type\":\"/api/v1/problems/robot-check-refused\"")
                .contains("Recommencez-la");
    }

    private static void assertFailedOver(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("Retry-After")).contains("30");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .contains("\"type\":\"/api/v1/problems/robot-check-unavailable\"")
                .contains("\"providers\":[\"altcha\"]");
        assertThat(offer()).isEqualTo("{\"providers\":[\"altcha\"]}");
    }

    private static void assertFailsOverInTime() throws Exception {
        long start = System.nanoTime();
        assertFailedOver(check("x"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
        assertThat(siteverify.asked()).hasSize(1);
    }

    private static String success(String hostname, Instant solvedAt) {
        return "{\"success\":true,\"challenge_ts\":\"" + solvedAt + "\",\"hostname\":\"" + hostname
                + "\",\"credit\":false}";
    }

    private static String failure(String code) {
        return "{\"success\":false,\"error-codes\":[\"" + code + "\"]}";
    }

    private static HttpResponse<String> check(String token) throws Exception {
        return send(HttpRequest.newBuilder(server.getURI().resolve("/api/v1/robot-check"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"provider\":\"hcaptcha\",\"response\":\"" + token + "\"}")));
    }

    private static String offer() throws Exception {
        return send(HttpRequest.newBuilder(server.getURI().resolve("/api/v1/robot-check")))
                .body();
    }

    private static String health() throws Exception {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(server.getURI().resolve("/health")));
        assertThat(answer.statusCode()).as("the service itself is up").isEqualTo(200);
        return answer.body();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
