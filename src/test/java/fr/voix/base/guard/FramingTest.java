package fr.voix.base.guard;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.http.ProbeController;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that one server reads as one and another as two. */
@MicronautTest(transactional = false)
@Property(name = ProbeController.ON, value = "true")
class FramingTest {

    private static final Duration SILENCE = Duration.ofSeconds(3);
    private static final String POST = "POST /api/v1/probe HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
    private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";
    private static final String JSON = "{\"name\":\"a\",\"count\":1}";
    private static final String HIDDEN = "GET /api/v1/probe/search?q=hidden HTTP/1.1\r\nHost: x\r\n\r\n";

    @Inject
    EmbeddedServer server;

    static Stream<Arguments> unsound() {
        return Stream.of(
                sent("no Host", "GET / HTTP/1.1\r\n\r\n"),
                sent("two Hosts", "GET / HTTP/1.1\r\nHost: x\r\nHost: x\r\n\r\n"),
                sent("two Hosts of HTTP/1.0", "GET / HTTP/1.0\r\nHost: x\r\nHost: y\r\n\r\n"),
                sent(
                        "a length beside chunks",
                        POST + "Content-Length: 23\r\nTransfer-Encoding: chunked\r\n\r\n16\r\n" + JSON
                                + "\r\n0\r\n\r\n"),
                sent(
                        "chunks beside a length",
                        POST + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" + HIDDEN),
                sent("an unknown coding", POST + "Transfer-Encoding: cow\r\n\r\n"),
                sent("a coding and chunks", POST + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
                sent("chunks that are not last", POST + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n"),
                sent("two codings", POST + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                sent("a coding in quotes", POST + "Transfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n"),
                sent("a coding after a tab", POST + "Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n"),
                sent("a space before the colon", POST + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n"),
                sent(
                        "chunks of HTTP/1.0",
                        "POST /api/v1/probe HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                sent("two lengths", POST + "Content-Length: 5\r\nContent-Length: 6\r\n\r\n123456"),
                sent("a list of lengths", POST + "Content-Length: 5, 6\r\n\r\n123456"),
                sent("a length with a sign", POST + "Content-Length: +5\r\n\r\n12345"),
                sent("a length below zero", POST + "Content-Length: -5\r\n\r\n"),
                sent("a length that overflows", POST + "Content-Length: 18446744073709551621\r\n\r\n12345"),
                sent("a chunk size that overflows", CHUNKED + "10000000000000016\r\n" + JSON + "\r\n0\r\n\r\n"),
                sent("a chunk size that overflows 32 bits", CHUNKED + "100000016\r\n" + JSON + "\r\n0\r\n\r\n"),
                sent("a chunk size below zero", CHUNKED + "-1\r\n" + JSON + "\r\n0\r\n\r\n"),
                sent("a chunk size that is none", CHUNKED + "zz\r\n" + JSON + "\r\n0\r\n\r\n"),
                sent("a request in a chunk extension", CHUNKED + "16;\n" + JSON + "\r\n0\r\n\r\n" + HIDDEN),
                sent("a line feed in a chunk extension", CHUNKED + "16;a=\n" + HIDDEN),
                sent("no end of a chunk", CHUNKED + "16\r\n" + JSON + "xx0\r\n\r\n" + HIDDEN),
                sent("HTTP/2 by prior knowledge", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));
    }

    private static Arguments sent(String name, String request) {
        return Arguments.of(name, request);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unsound")
    void what_another_server_could_read_otherwise_is_refused_and_nothing_after_it_is_read(String name, String request)
            throws Exception {
        try (Socket socket = RawHttp.from("127.0.0.1", server.getPort())) {
            RawHttp.write(socket, request + HIDDEN + HIDDEN);
            String answer = RawHttp.readAll(socket, SILENCE);
            assertThat(answer).startsWith("HTTP/1.1 400 ").doesNotContain(RawHttp.STILL_OPEN);
            assertThat(answer.split("HTTP/1\\.1 ", -1)).as("answers").hasSize(2);
            assertThat(answer).contains("/api/v1/problems/malformed").containsIgnoringCase("connection: close");
            assertThat(answer).containsIgnoringCase("content-security-policy: ");
        }
    }

    @Test
    void a_refusal_is_in_the_language_of_its_request_and_in_both_where_none_was_read() throws Exception {
        var french = "Cette requête n’a pas pu être lue.";
        var english = "This request could not be read.";
        for (var body : List.of("Transfer-Encoding: cow\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\nzz\r\n")) {
            assertThat(RawHttp.send(server.getPort(), POST + "Accept-Language: en-GB\r\n" + body))
                    .startsWith("HTTP/1.1 400 ")
                    .contains(english)
                    .doesNotContain(french);
        }
        assertThat(RawHttp.send(server.getPort(), POST + "Transfer-Encoding: chunked\r\n\r\nzz\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains(french)
                .doesNotContain(english);
        assertThat(RawHttp.send(server.getPort(), "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains(french + " / " + english);
        // and a page where the address alone was too long
        assertThat(RawHttp.send(server.getPort(), "GET /" + "a".repeat(10_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .contains("Cette demande est trop grande", "<p lang=\"en\">This request is too large");
    }

    /** A quoted line end inside an extension, which others skip as one. */
    @Test
    void a_request_that_hides_in_a_quoted_chunk_extension_is_not_carried_out() throws Exception {
        try (Socket socket = RawHttp.from("127.0.0.1", server.getPort())) {
            RawHttp.write(
                    socket,
                    CHUNKED + "16;a=\"\r\n" + JSON + "\r\n0\r\n\r\n" + HIDDEN + "\"\r\n" + JSON + "\r\n0\r\n\r\n");
            String answer = RawHttp.readAll(socket, SILENCE);
            assertThat(answer).doesNotContain("hidden", RawHttp.STILL_OPEN);
            assertThat(answer).startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void sound_chunks_are_read_as_ever() throws Exception {
        String answer = RawHttp.send(
                server.getPort(),
                POST + "Connection: close\r\nTransfer-Encoding: Chunked\r\n\r\n10;a=b;c=\"d\"\r\n"
                        + JSON.substring(0, 16) + "\r\n6\r\n" + JSON.substring(16) + "\r\n0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void the_answer_to_a_sound_request_before_an_unsound_one_is_not_another_ones() throws Exception {
        try (Socket socket = RawHttp.from("127.0.0.1", server.getPort())) {
            RawHttp.write(socket, HIDDEN + "GET / HTTP/1.1\r\n\r\n");
            String answer = RawHttp.readAll(socket, SILENCE);
            assertThat(answer).doesNotContain(RawHttp.STILL_OPEN);
        }
    }

    /** Whoever asks faster than it is answered is answered, or ended; what waits is bounded. */
    @Test
    void a_flood_of_requests_on_one_connection_is_answered_or_ended() throws Exception {
        try (Socket socket = RawHttp.from("127.0.0.1", server.getPort())) {
            RawHttp.write(socket, HIDDEN.repeat(2_000));
            String answers = RawHttp.readAll(socket, Duration.ofSeconds(10));
            boolean isEnded = !answers.contains(RawHttp.STILL_OPEN);
            int answered = answers.split("HTTP/1\\.1 200 OK", -1).length - 1;
            assertThat(isEnded || answered == 2_000)
                    .as("ended: %s, answered: %s", isEnded, answered)
                    .isTrue();
        }
    }
}
