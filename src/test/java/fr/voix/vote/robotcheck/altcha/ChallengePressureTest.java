package fr.voix.vote.robotcheck.altcha;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.TestServer;
import fr.voix.base.load.Pressure;
import fr.voix.vote.robotcheck.ChallengePrice;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChallengePressureTest {

    @Test
    void challenges_become_few_under_pressure_and_never_none() {
        try (EmbeddedServer server = TestServer.start(Map.of("voix.robot-check.altcha.cost", 1))) {
            AltchaChallenges altcha = server.getApplicationContext().getBean(AltchaChallenges.class);
            Pressure pressure = server.getApplicationContext().getBean(Pressure.class);
            long from = System.nanoTime();
            int given = 0;
            for (int i = 0; i < 5_000; i++) {
                pressure.report(1);
                given += altcha.issueChallenge(ChallengePrice.BASE).isPresent() ? 1 : 0;
            }
            double seconds = (System.nanoTime() - from) / 1e9;
            assertThat(given).isBetween(50, 51 + (int) (50 * seconds));
        }
    }

    @Test
    void health_says_that_votes_are_not_taken_when_nobody_gets_a_challenge() throws Exception {
        try (EmbeddedServer server = TestServer.start(Map.of());
                HttpClient http = HttpClient.newHttpClient()) {
            AltchaChallenges altcha = server.getApplicationContext().getBean(AltchaChallenges.class);
            assertThat(get(http, server, "/health").statusCode()).isEqualTo(200);
            int all = altcha.derivations.drainPermits();
            HttpResponse<String> health = awaitHealth(http, server, 503);
            assertThat(health.body())
                    .isEqualTo("{\"status\":\"DOWN\",\"details\":{\"votes\":\"votes are not taken\"}}");
            assertThat(get(http, server, "/health/readiness").statusCode()).isEqualTo(503);
            assertThat(get(http, server, "/health/liveness").statusCode()).isEqualTo(200);
            altcha.derivations.release(all);
            assertThat(awaitHealth(http, server, 200).body()).isEqualTo("{\"status\":\"UP\"}");
        }
    }

    private static HttpResponse<String> awaitHealth(HttpClient http, EmbeddedServer server, int status)
            throws Exception {
        long deadline = System.nanoTime() + 20_000_000_000L;
        HttpResponse<String> health = get(http, server, "/health");
        while (health.statusCode() != status && System.nanoTime() < deadline) {
            Thread.sleep(100);
            health = get(http, server, "/health");
        }
        assertThat(health.statusCode()).isEqualTo(status);
        return health;
    }

    private static HttpResponse<String> get(HttpClient http, EmbeddedServer server, String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(server.getURI().resolve(path)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
