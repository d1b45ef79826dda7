package fr.voix.base.guard;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.http.ProbeController;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
@Property(name = ProbeController.ON, value = "true")
@Property(name = "voix.public-url", value = "https://voix.example")
class CrossSiteTest {

    private static final String BODY = "{\"name\":\"a\",\"count\":1}";

    @Inject
    EmbeddedServer server;

    record Sent(String secFetchSite, String origin, boolean isAllowed) {}

    static Stream<Sent> headers() {
        List<String> allowedSites = List.of("same-origin", "none", "-");
        List<String> allowedOrigins = List.of("https://voix.example", "HTTPS://VOIX.EXAMPLE", "-");
        List<String> sites = List.of("same-origin", "none", "-", "same-site", "cross-site", "Same-Origin2", "");
        List<String> origins = List.of(
                "https://voix.example",
                "HTTPS://VOIX.EXAMPLE",
                "-",
                "null",
                "http://voix.example",
                "https://voix.example:8443",
                "https://voix.example.evil.example",
                "https://evil.example",
                "");
        return sites.stream()
                .flatMap(site -> origins.stream()
                        .map(origin -> new Sent(
                                site, origin, allowedSites.contains(site) && allowedOrigins.contains(origin))));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void a_write_is_ours_or_refused(Sent sent) throws Exception {
        String answer = RawHttp.send(
                server.getPort(),
                "POST /api/v1/probe HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                        + header("Sec-Fetch-Site", sent.secFetchSite())
                        + header("Origin", sent.origin())
                        + "Content-Length: " + BODY.length() + "\r\n\r\n" + BODY);
        if (sent.isAllowed()) {
            assertThat(answer).startsWith("HTTP/1.1 200").endsWith(BODY);
        } else {
            assertThat(answer)
                    .startsWith("HTTP/1.1 403")
                    .contains("application/problem+json")
                    .contains("/api/v1/problems/cross-site");
        }
    }

    @Test
    void a_second_header_does_not_hide_the_first() throws Exception {
        String answer = RawHttp.send(
                server.getPort(),
                "POST /api/v1/probe HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                        + "Sec-Fetch-Site: same-origin\r\nSec-Fetch-Site: cross-site\r\n"
                        + "Content-Length: " + BODY.length() + "\r\n\r\n" + BODY);
        assertThat(answer).startsWith("HTTP/1.1 403");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void every_method_that_writes_is_guarded_whatever_the_route(String method) throws Exception {
        for (String path : List.of("/api/v1/robot-check", "/nowhere", "/page")) {
            assertThat(RawHttp.send(
                            server.getPort(),
                            method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                                    + "Sec-Fetch-Site: cross-site\r\nContent-Length: 0\r\n\r\n"))
                    .startsWith("HTTP/1.1 403");
        }
    }

    @ParameterizedTest
    @CsvSource({"GET,cross-site", "HEAD,cross-site", "GET,same-site"})
    void reading_from_elsewhere_is_fine(String method, String site) throws Exception {
        assertThat(RawHttp.send(
                        server.getPort(),
                        method + " /page HTTP/1.1\r\nHost: x\r\nConnection: close\r\nSec-Fetch-Site: " + site
                                + "\r\nOrigin: https://evil.example\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void a_write_whose_body_comes_late_is_judged_by_its_headers() throws Exception {
        try (var socket = new java.net.Socket("localhost", server.getPort())) {
            var out = socket.getOutputStream();
            out.write(("POST /api/v1/probe HTTP/1.1\r\nHost: x\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\n"
                            + "Content-Type: application/json\r\nContent-Length: " + BODY.length() + "\r\n\r\n")
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            out.flush();
            Thread.sleep(150);
            out.write(BODY.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            out.flush();
            assertThat(new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200");
        }
    }

    private static String header(String name, String value) {
        return value.equals("-") ? "" : name + ": " + value + "\r\n";
    }
}
