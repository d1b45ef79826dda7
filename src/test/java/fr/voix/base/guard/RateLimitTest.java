package fr.voix.base.guard;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.TestServer;
import fr.voix.base.http.ProbeController;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private static final String NETWORK_A = "192.0.2.1";
    private static final String NEIGHBOUR_OF_A = "192.0.2.200";
    private static final String NETWORK_B = "198.51.100.1";

    private EmbeddedServer server;

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void one_network_cannot_take_more_than_its_share() throws Exception {
        start(Map.of());
        assertThat(get("/api/v1/probe/expensive", NETWORK_A).statusCode()).isEqualTo(200);
        assertThat(get("/api/v1/probe/expensive", NEIGHBOUR_OF_A).statusCode()).isEqualTo(200);
        HttpResponse<String> refused = get("/api/v1/probe/expensive", NETWORK_A);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("/api/v1/problems/too-many-requests");
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 60);
        assertThat(refused.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(get("/api/v1/probe/expensive", NETWORK_B).statusCode()).isEqualTo(200);
        assertThat(get("/page", NETWORK_A).statusCode()).isEqualTo(200);
    }

    @Test
    void challenges_are_counted_by_themselves() throws Exception {
        start(Map.of());
        get("/api/v1/robot-check/altcha", NETWORK_A);
        get("/api/v1/robot-check/altcha/?x=1", NETWORK_A);
        assertThat(get("/api/v1/robot-check/altcha", NETWORK_A).statusCode()).isEqualTo(429);
        assertThat(get("/api/v1/robot-check/%61ltcha", NETWORK_A).statusCode()).isNotEqualTo(200);
    }

    @Test
    void writes_and_reads_are_counted_apart_and_static_files_not_at_all() throws Exception {
        start(Map.of());
        for (int i = 0; i < 3; i++) {
            assertThat(post(NETWORK_A)).isEqualTo(400);
        }
        assertThat(post(NETWORK_A)).isEqualTo(429);
        for (int i = 0; i < 5; i++) {
            assertThat(get("/page", NETWORK_A).statusCode()).isEqualTo(200);
        }
        assertThat(get("/page", NETWORK_A).statusCode()).isEqualTo(429);
        assertThat(get("/static/vendor/altcha/altcha.css", NETWORK_A).statusCode())
                .isEqualTo(200);
        assertThat(get("/static/../page", NETWORK_A).statusCode()).isNotEqualTo(200);
    }

    @Test
    void an_answer_of_the_api_says_how_much_is_left_and_pages_of_any_site_may_read_a_refusal() throws Exception {
        start(Map.of());
        for (int left = 4; left >= 0; left--) {
            HttpResponse<String> answer = get("/api/v1/probe/numbers/1", NETWORK_A);
            assertThat(answer.headers().firstValue("RateLimit-Policy")).contains("\"lecture\";q=5;w=60");
            assertThat(answer.headers().firstValue("RateLimit").orElseThrow())
                    .matches("\"lecture\";r=" + left + ";t=[0-9]+");
        }
        HttpResponse<String> refused = get("/api/v1/probe/numbers/1", NETWORK_A);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("RateLimit").orElseThrow()).startsWith("\"lecture\";r=0;t=");
        assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(refused.headers().firstValue("Access-Control-Expose-Headers").orElseThrow())
                .contains("RateLimit-Policy", "Retry-After");
        assertThat(get("/page", NETWORK_B).headers().firstValue("RateLimit")).isEmpty();
    }

    @Test
    void what_is_answered_from_memory_is_not_counted_and_holds_nobodys_count() throws Exception {
        start(Map.of("voix.limits.reads-per-minute", 100));
        assertThat(get("/api/v1/themes", NETWORK_A).headers().firstValue("RateLimit"))
                .isPresent();
        boolean isFromMemory = false;
        for (int tries = 0; tries < 50 && !isFromMemory; tries++) {
            HttpResponse<String> again = get("/api/v1/themes", NETWORK_B);
            assertThat(again.statusCode()).isEqualTo(200);
            isFromMemory = again.headers().firstValue("RateLimit").isEmpty();
        }
        assertThat(isFromMemory).isTrue();
    }

    @Test
    void limits_can_be_switched_off() throws Exception {
        start(Map.of("voix.limits.enabled", "false"));
        for (int i = 0; i < 10; i++) {
            assertThat(get("/api/v1/probe/expensive", NETWORK_A).statusCode()).isEqualTo(200);
        }
    }

    private void start(Map<String, Object> properties) {
        Map<String, Object> all = new HashMap<>(Map.of(
                ProbeController.ON,
                "true",
                "voix.trusted-proxies",
                "127.0.0.1,::1",
                "voix.limits.expensive-per-minute",
                2,
                "voix.limits.challenges-per-minute",
                2,
                "voix.limits.writes-per-minute",
                3,
                "voix.limits.reads-per-minute",
                5));
        all.putAll(properties);
        server = TestServer.start(all);
    }

    private HttpResponse<String> get(String path, String caller) throws Exception {
        var request = HttpRequest.newBuilder(java.net.URI.create("http://localhost:" + server.getPort() + path))
                .header("X-Forwarded-For", caller)
                .build();
        // one that asks for HTTP/2 is not answered from memory
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, HttpResponse.BodyHandlers.ofString());
    }

    private int post(String caller) throws Exception {
        var request = HttpRequest.newBuilder(server.getURI().resolve("/api/v1/robot-check"))
                .header("X-Forwarded-For", caller)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
