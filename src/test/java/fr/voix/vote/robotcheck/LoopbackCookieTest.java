package fr.voix.vote.robotcheck;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;

/** WebKit keeps no Secure cookie of a plain-http origin, not even of its own machine: there nobody could vote. */
@MicronautTest(transactional = false)
@Property(name = "voix.public-url", value = "http://127.0.0.1:8080")
@Property(name = "voix.robot-check.altcha.cost", value = "10")
@Property(name = "voix.robot-check.altcha.max-counter", value = "50")
class LoopbackCookieTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @Inject
    EmbeddedServer server;

    @Inject
    VoterCookies voters;

    @Test
    void on_this_machine_without_https_the_cookie_goes_without_secure_and_prefix() throws Exception {
        String set = passedCookie(http, server.getURI());
        assertThat(set)
                .startsWith("voix=")
                .contains("Path=/", "SameSite=Lax")
                .containsIgnoringCase("HttpOnly")
                .doesNotContain("Secure");
        String value = set.substring("voix=".length(), set.indexOf(';'));
        assertThat(voter("voix", value)).isPresent();
        // a browser that passed before this was so keeps its pass
        assertThat(voter("__Host-voix", value)).isPresent();
    }

    private Optional<Voter> voter(String name, String value) {
        return voters.read(new SimpleHttpRequest<>(HttpMethod.GET, "/", null).cookie(Cookie.of(name, value)));
    }

    private static String passedCookie(HttpClient http, URI service) throws Exception {
        HttpResponse<String> challenge = http.send(
                HttpRequest.newBuilder(service.resolve("/api/v1/robot-check/altcha"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(service.resolve("/api/v1/robot-check"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"provider\":\"altcha\",\"response\":\"%s\"}"
                                .formatted(AltchaSolver.solve(challenge.body()))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return answer.headers().firstValue("Set-Cookie").orElseThrow();
    }
}
