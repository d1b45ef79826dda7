package fr.voix.vote.robotcheck.hcaptcha;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.TestServer;
import fr.voix.vote.robotcheck.AltchaSolver;
import fr.voix.vote.robotcheck.TestVoters;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With an account at hCaptcha: who is sent there, and who is not. */
class DearCheckTest {

    private static final String FARM = "198.51.100.7";
    private static final String ALTCHA_ALONE = "{\"providers\":[\"altcha\"]}";

    private final HttpClient http = HttpClient.newHttpClient();
    private EmbeddedServer server;
    private String uid;

    @BeforeEach
    void start() {
        server = TestServer.start(Map.of(
                "voix.trusted-proxies", "127.0.0.0/8",
                "voix.robot-check.altcha.cost", "1",
                "voix.robot-check.altcha.max-counter", "20",
                "voix.robot-check.hcaptcha.site-key", "11111111-2222-3333-4444-555555555555",
                "voix.robot-check.hcaptcha.secret", "ES_x",
                "voix.robot-check.hcaptcha.url", "http://127.0.0.1:9/"));
        uid = server.getApplicationContext()
                .getBean(Fixtures.class)
                .anOpenScrutin()
                .uid();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void hcaptcha_is_asked_for_where_challenges_are_dear_and_altcha_stays_the_other_way() throws Exception {
        assertThat(offer(FARM)).as("the price is the least").isEqualTo(ALTCHA_ALONE);
        for (int i = 0; i < 420; i++) {
            assertThat(cast(server.getApplicationContext()
                            .getBean(TestVoters.class)
                            .aVoter()))
                    .isEqualTo(200);
        }
        assertThat(offer(FARM)).startsWith("{\"providers\":[\"hcaptcha\",\"altcha\"]");
        assertThat(offer("203.0.113.9")).as("everywhere else").isEqualTo(ALTCHA_ALONE);

        String challenge = get("/api/v1/robot-check/altcha?scrutin=" + uid, FARM);
        HttpResponse<String> passed = http.send(
                request("/api/v1/robot-check", FARM)
                        .POST(BodyPublishers.ofString(
                                "{\"provider\":\"altcha\",\"response\":\"" + AltchaSolver.solve(challenge) + "\"}"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(passed.statusCode()).as(passed.body()).isEqualTo(204);
        assertThat(cast(passed.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0]))
                .isEqualTo(200);
    }

    private String offer(String address) throws Exception {
        return get("/api/v1/robot-check?scrutin=" + uid, address);
    }

    private String get(String path, String address) throws Exception {
        return http.send(request(path, address).build(), BodyHandlers.ofString())
                .body();
    }

    private int cast(String cookie) throws Exception {
        return http.send(
                        request("/api/v1/scrutins/" + uid + "/ballot", FARM)
                                .header("Cookie", cookie)
                                .PUT(BodyPublishers.ofString("""
                                        {"choice":"pour","nonce":"AAAAAAAAAAAAAAAAAAAAAA","consent":true}"""))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private HttpRequest.Builder request(String path, String address) {
        return HttpRequest.newBuilder(server.getURI().resolve(path))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", address);
    }
}
