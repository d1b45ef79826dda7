package fr.voix.http;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.TestServer;
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
    void a_challenge_counts_as_expensive() throws Exception {
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
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
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
