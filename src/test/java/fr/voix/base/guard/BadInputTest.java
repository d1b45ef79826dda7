package fr.voix.base.guard;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.http.ProbeController;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
@Property(name = ProbeController.ON, value = "true")
class BadInputTest {

    @Inject
    EmbeddedServer server;

    record Sent(String name, String request, int status, String code) {

        static Sent get(String path, int status, String code) {
            return new Sent(
                    "GET " + path, "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", status, code);
        }

        static Sent json(String body, int status, String code) {
            return post("application/json", body, status, code);
        }

        static Sent post(String type, String body, int status, String code) {
            return new Sent(
                    type + " " + body,
                    "POST /api/v1/probe HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: " + type
                            + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body,
                    status,
                    code);
        }

        @Override
        public String toString() {
            return name.length() > 60 ? name.substring(0, 60) : name;
        }
    }

    static Stream<Sent> table() {
        return Stream.of(
                Sent.get("/api/v1/nowhere", 404, "not-found"),
                Sent.get("/api/v1/probe/numbers/x", 400, "malformed"),
                Sent.get("/api/v1/probe/numbers/99999999999999999999999999", 400, "malformed"),
                Sent.get("/api/v1/probe/numbers/-0x1", 400, "malformed"),
                Sent.get("/api/v1/probe/numbers/%00", 400, "malformed"),
                Sent.get("/api/v1/probe/numbers/%ff%fe", 400, "malformed"),
                Sent.get("/api/v1/probe/search", 400, "malformed"),
                Sent.get("/api/v1/probe/search?q=a&page=1e9", 400, "malformed"),
                Sent.get("/api/v1/probe/search?q=a&page=99999999999", 400, "malformed"),
                Sent.get("/api/v1/probe/nul", 400, "malformed"),
                Sent.get("/api/v1/problems/none", 404, "not-found"),
                Sent.get("/api/v1/probe/bug", 500, "internal"),
                Sent.json("", 400, "malformed"),
                Sent.json("{", 400, "malformed"),
                Sent.json("null", 400, "malformed"),
                Sent.json("[]", 400, "malformed"),
                Sent.json("\"text\"", 400, "malformed"),
                Sent.json("{\"name\":\"\u00ff\u00fe\",\"count\":1}", 400, "malformed"),
                Sent.json("{\"name\":\"a\",\"count\":\"x\"}", 400, "malformed"),
                Sent.json("{\"name\":\"a\",\"count\":1e400}", 400, "malformed"),
                Sent.json("{\"name\":\"a\",\"count\":99999999999999999999}", 400, "malformed"),
                Sent.json("{\"name\":\"a\",\"count\":" + "9".repeat(5_000) + "}", 400, "malformed"),
                Sent.json("{\"name\":" + "[".repeat(30_000), 400, "malformed"),
                Sent.json("x".repeat(65_537), 413, "too-large"),
                Sent.post("text/plain", "a", 415, "unsupported-media-type"),
                Sent.post("application/x-www-form-urlencoded", "name=a", 415, "unsupported-media-type"),
                Sent.post("nonsense", "a", 400, "malformed"),
                new Sent(
                        "Accept: image/png",
                        "GET /api/v1/robot-check HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept: image/png\r\n\r\n",
                        406,
                        "not-acceptable"),
                new Sent(
                        "PATCH /api/v1/robot-check",
                        "PATCH /api/v1/robot-check HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                        405,
                        "method-not-allowed"),
                new Sent(
                        "TRACE /api/v1/robot-check",
                        "TRACE /api/v1/robot-check HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                                + "X-Echo: fr.voix\r\n\r\n",
                        405,
                        "method-not-allowed"),
                new Sent(
                        "BREW /api/v1/robot-check",
                        "BREW /api/v1/robot-check HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                        405,
                        "method-not-allowed"),
                new Sent(
                        "chunks without end",
                        "POST /api/v1/probe HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\n"
                                + ("2000\r\n" + "x".repeat(0x2000) + "\r\n").repeat(12) + "0\r\n\r\n",
                        413,
                        "too-large"));
    }

    @ParameterizedTest
    @MethodSource("table")
    void bad_input_is_answered_as_a_problem_and_says_nothing_of_the_inside(Sent sent) throws Exception {
        String answer = RawHttp.send(server.getPort(), sent.request());
        assertThat(answer).startsWith("HTTP/1.1 " + sent.status() + " ");
        assertThat(answer).containsIgnoringCase("content-type: application/problem+json");
        assertThat(answer).contains("\"type\":\"/api/v1/problems/" + sent.code() + "\"");
        assertThat(answer).contains("\"status\":" + sent.status());
        assertThat(answer).containsIgnoringCase("content-security-policy: ");
        assertThat(answer).doesNotContain("Exception", "fr.voix", "micronaut", "select ", "\tat ");
    }

    /** It was a 500 with a line in the log, for whoever wanted one. */
    @Test
    void a_body_that_says_it_is_packed_is_400() throws Exception {
        String request = "PUT /api/v1/scrutins/X/ballot HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}";
        assertThat(RawHttp.send(server.getPort(), request))
                .startsWith("HTTP/1.1 400 ")
                .contains("\"type\":\"/api/v1/problems/malformed\"");
    }

    /** The framework forgets path and headers of such a request, so nobody knows which form was wanted. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/%zz", "/%", "/page?q=%zz", "/page?q=%", "/[", "/page?q={}", "//[::1"})
    void an_address_that_cannot_be_read_is_400(String address) throws Exception {
        String answer =
                RawHttp.send(server.getPort(), "GET " + address + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(answer).matches("(?s)HTTP/1\\.[01] 400 .*");
        assertThat(answer)
                .contains("lang=\"fr\"", "n’a pas pu être lue.", "<p lang=\"en\">This request could not be read.</p>")
                .doesNotContain("Exception");
        assertThat(answer).containsIgnoringCase("content-security-policy: ");
    }

    @Test
    void a_line_that_is_no_request_is_400_and_the_last_of_its_connection() throws Exception {
        String answer = RawHttp.send(server.getPort(), "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("/api/v1/problems/malformed");
        assertThat(answer).containsIgnoringCase("connection: close").doesNotContain("Exception");
    }

    @Test
    void a_wrong_method_is_told_the_right_ones() throws Exception {
        String answer = RawHttp.send(
                server.getPort(), "PATCH /api/v1/robot-check HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(answer.lines()
                        .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("allow:")))
                .singleElement()
                .asString()
                .contains("GET", "POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void nobody_is_told_what_the_framework_knows_of_a_token(String method) throws Exception {
        String answer = RawHttp.send(
                server.getPort(),
                method + " /token_info HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void the_largest_body_is_let_through() throws Exception {
        String body = "{\"name\":\"" + "a".repeat(65_536 - 22) + "\",\"count\":1}";
        assertThat(body).hasSizeBetween(65_500, 65_536);
        assertThat(RawHttp.send(
                        server.getPort(),
                        "POST /api/v1/probe HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                                + "Content-Length: " + body.length() + "\r\n\r\n" + body))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void a_large_body_for_nobody_is_refused_too() throws Exception {
        assertThat(RawHttp.send(
                        server.getPort(),
                        "POST /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 100000\r\n\r\n"
                                + "x".repeat(100_000)))
                .matches("(?s)HTTP/1.1 4(04|13) .*");
    }

    @Test
    void what_is_not_even_http_gets_no_stack_trace() throws Exception {
        for (String request : new String[] {
            "GET / HTTP/9.9\r\n\r\n",
            "\u0000\u0001\u0002\r\n\r\n",
            "GET /" + "a".repeat(10_000) + " HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nX: " + "a".repeat(20_000) + "\r\n\r\n"
        }) {
            String answer = RawHttp.send(server.getPort(), request + "\r\n");
            assertThat(answer).doesNotContain("Exception", "\tat ", "netty");
        }
    }
}
