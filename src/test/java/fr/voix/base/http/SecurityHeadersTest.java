package fr.voix.base.http;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.TestServer;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityHeadersTest {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; worker-src 'self'; form-action 'self'; object-src 'none'; base-uri 'none'; "
                    + "frame-ancestors 'none'";

    private static EmbeddedServer server;

    @BeforeAll
    static void start() {
        server = start(Map.of());
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/page",
                "/page/bug",
                "/page/bare",
                "/page/private",
                "/nowhere",
                "/api/v1/nowhere",
                "/health",
                "/api/v1/robot-check",
                "/api/v1/probe/numbers/x",
                "/static/vendor/altcha/altcha.css",
                "/static/nothing"
            })
    void every_answer_has_them(String path) throws Exception {
        HttpHeaders headers = get(server, path);
        assertThat(headers.allValues("Content-Security-Policy")).containsExactly(POLICY);
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
        assertThat(headers.allValues("Cross-Origin-Resource-Policy"))
                .containsExactly(path.startsWith("/api/") ? "cross-origin" : "same-origin");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(headers.firstValue("Permissions-Policy")).get().asString().contains("camera=()");
        assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(headers.firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void a_route_can_have_its_own_policy() throws Exception {
        assertThat(get(server, "/embed/probe").allValues("Content-Security-Policy"))
                .containsExactly(POLICY.replace("frame-ancestors 'none'", "frame-ancestors *"));
        assertThat(get(server, "/embed/probe").allValues("Cross-Origin-Resource-Policy"))
                .as("and is shown elsewhere")
                .containsExactly("cross-origin");
    }

    @Test
    void https_is_pinned_where_the_public_address_has_it() throws Exception {
        try (EmbeddedServer https = start(Map.of("voix.public-url", "https://voix.example"))) {
            assertThat(get(https, "/page").firstValue("Strict-Transport-Security"))
                    .contains("max-age=63072000");
        }
        try (EmbeddedServer preloaded =
                start(Map.of("voix.public-url", "https://voix.example", "voix.hsts.preload", "true"))) {
            assertThat(get(preloaded, "/page").firstValue("Strict-Transport-Security"))
                    .contains("max-age=63072000; includeSubDomains; preload");
        }
    }

    @Test
    void hcaptcha_is_let_in_where_it_is_configured_and_nothing_unsafe_with_it() throws Exception {
        Map<String, Object> account = Map.of(
                "voix.robot-check.hcaptcha.site-key", "11111111-2222-3333-4444-555555555555",
                "voix.robot-check.hcaptcha.secret", "0xABCDEF");
        try (EmbeddedServer withHcaptcha = start(account)) {
            String policy = get(withHcaptcha, "/page")
                    .firstValue("Content-Security-Policy")
                    .orElseThrow();
            assertThat(policy)
                    .contains("script-src 'self' https://hcaptcha.com https://*.hcaptcha.com;")
                    .contains("frame-src https://hcaptcha.com https://*.hcaptcha.com")
                    .contains("img-src 'self' data:;")
                    .doesNotContain("unsafe");
        }
    }

    private static EmbeddedServer start(Map<String, Object> properties) {
        var all = new java.util.HashMap<>(properties);
        all.put(ProbeController.ON, "true");
        return TestServer.start(all);
    }

    private static HttpHeaders get(EmbeddedServer server, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.getURI().resolve(path))
                                .header("Accept", "text/html")
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .headers();
    }
}
