package fr.voix.base.guard;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.CuttableProxy;
import fr.voix.TestDatabase;
import fr.voix.TestServer;
import fr.voix.vote.robotcheck.AltchaSolver;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseDownTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private CuttableProxy line;
    private EmbeddedServer server;

    @BeforeEach
    void start() throws Exception {
        TestDatabase.Database database = TestDatabase.fresh();
        URI address = URI.create(database.url().substring("jdbc:".length()));
        line = new CuttableProxy(address.getPort());
        String url = database.url().replace(address.getAuthority(), "127.0.0.1:" + line.port());
        server = TestServer.start(Map.of(
                "datasources.default.url", url,
                "datasources.default.username", database.user(),
                "datasources.default.password", database.password(),
                "datasources.default.maximum-pool-size", 3,
                "datasources.default.connection-timeout", 500,
                "voix.robot-check.altcha.cost", 1,
                "voix.robot-check.altcha.max-counter", 1));
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
        line.close();
    }

    @Test
    void nobody_gets_in_while_the_database_is_away_and_everybody_once_it_is_back() throws Exception {
        assertThat(check(proof()).statusCode()).isEqualTo(204);
        String proof = proof();
        line.cut();
        for (int attempt = 0; attempt < 5; attempt++) {
            HttpResponse<String> refused = check(proof);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("5");
            assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(refused.body()).contains("/api/v1/problems/unavailable").doesNotContain("jdbc", "Hikari");
        }
        assertThat(http.send(
                                HttpRequest.newBuilder(server.getURI().resolve("/api/v1/robot-check/altcha"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .as("a challenge needs no database")
                .isEqualTo(200);
        line.mend();
        assertThat(eventually(proof))
                .as("without a restart, and the proof is not lost")
                .isEqualTo(204);
    }

    private int eventually(String proof) throws Exception {
        for (int attempt = 0; attempt < 20; attempt++) {
            int status = check(proof).statusCode();
            if (status != 503) {
                return status;
            }
            Thread.sleep(250);
        }
        return 503;
    }

    private String proof() throws Exception {
        var request = HttpRequest.newBuilder(server.getURI().resolve("/api/v1/robot-check/altcha"))
                .build();
        return AltchaSolver.solve(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private HttpResponse<String> check(String proof) throws Exception {
        var request = HttpRequest.newBuilder(server.getURI().resolve("/api/v1/robot-check"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"provider\":\"altcha\",\"response\":\"" + proof + "\"}"))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
