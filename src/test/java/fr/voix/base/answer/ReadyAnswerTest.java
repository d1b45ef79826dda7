package fr.voix.base.answer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.StoppedClock;
import fr.voix.base.load.Pressure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a connection answers by itself, and what it passes on. */
class ReadyAnswerTest {

    private static final String PLAIN = "GET /page HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String NOON = "12:00:00 GMT";

    private final AnswerCache cache = new AnswerCache(new Pressure(() -> 0), () -> 0, () -> 0);
    private final Answer page = Answer.html("<p>héhé</p>".repeat(500).getBytes(ISO_8859_1));
    private final StoppedClock clock = new StoppedClock(Instant.parse("2026-11-29T12:00:00Z"));

    private record Always(boolean isCurrent) implements Validity {
        @Override
        public boolean isShownMeanwhile() {
            return isCurrent;
        }

        @Override
        public Duration mostAge() {
            return Duration.ofDays(1);
        }
    }

    @BeforeEach
    void keep() {
        keep("/page", page, true);
        keep("/old", page, false);
        keep("/api/v1/things", Answer.json("{}".getBytes(ISO_8859_1)), true);
        keep("/moved", Answer.movedTo("/page"), true);
    }

    private void keep(String address, Answer answer, boolean isCurrent) {
        cache.get(address, () -> new Kept(answer, new Always(isCurrent)));
    }

    @Test
    void a_plain_request_is_answered_and_any_other_passes() {
        for (var field : List.of(
                "Accept: */*",
                "Accept-Encoding: gzip",
                "If-None-Match: \"x\"",
                "Connection: keep-alive",
                "X-Forwarded-For: 10.0.0.1")) {
            assertThat(answered(with(field))).as(field).startsWith("HTTP/1.1 200 ");
        }
        for (var head : List.of(
                with("Connection: close"),
                with("Connection: keep-alive, upgrade"),
                with("Upgrade: h2c"),
                with("Content-Length: 0"),
                "GET /page HTTP/1.0\r\nHost: x\r\n\r\n",
                "POST /page HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /page?a HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /old HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /moved HTTP/1.1\r\nHost: x\r\n\r\n")) {
            assertThat(answered(head)).as(head).startsWith("HTTP/1.1 404 ");
        }
    }

    private static String with(String field) {
        return "GET /page HTTP/1.1\r\nHost: x\r\n" + field + "\r\n\r\n";
    }

    @Test
    void whole_and_gzip_and_nothing_new_and_a_head_alone() {
        String whole = new String(page.bytes(false), ISO_8859_1);
        assertThat(answered(PLAIN))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("content-length: " + whole.length(), "etag: " + page.etag(false))
                .endsWith("\r\n\r\n" + whole);
        assertThat(answered(with("Accept-Encoding: gzip")))
                .contains("content-encoding: gzip", "etag: " + page.etag(true))
                .endsWith("\r\n\r\n" + new String(page.bytes(true), ISO_8859_1));
        assertThat(answered(with("If-None-Match: W/" + page.etag(false))))
                .startsWith("HTTP/1.1 304 Not Modified\r\n")
                .endsWith("\r\n\r\n")
                .doesNotContain("content-");
        assertThat(answered(PLAIN.replace("GET", "HEAD")))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .endsWith("\r\n\r\n");
    }

    @Test
    void each_second_has_its_date() {
        assertThat(answered(PLAIN)).contains(NOON);
        clock.advance(Duration.ofMillis(999));
        assertThat(answered(PLAIN)).contains(NOON);
        clock.advance(Duration.ofMillis(1));
        assertThat(answered(PLAIN)).contains("12:00:01 GMT").doesNotContain(NOON);
    }

    @Test
    void a_request_in_pieces_is_answered_once() {
        for (int cut = 1; cut < PLAIN.length(); cut++) {
            String answers = answered(PLAIN.substring(0, cut), PLAIN.substring(cut), PLAIN, PLAIN);
            assertThat(answers.split("HTTP/1.1 200 OK", -1)).hasSize(4);
        }
    }

    @Test
    void answers_keep_the_order_of_their_requests() {
        String thing = "GET /api/v1/things HTTP/1.1\r\nHost: x\r\n\r\n";
        assertThat(answered(PLAIN + thing + PLAIN)).matches("(?s).*héhé.*\\{}.*héhé.*");
        String slow = "GET /slow HTTP/1.1\r\nHost: x\r\n\r\n";
        assertThat(answered(PLAIN, slow, thing)).doesNotContain("{}").endsWith("</p>");
        assertThat(answered(slow, thing, ReadyConnection.GO, PLAIN)).matches("(?s).*404.*/slow.*404.*/things.*héhé.*");
    }

    @Test
    void a_reader_who_is_slow_is_left_to_those_who_know_how_to_wait() {
        assertThat(answered(PLAIN, ReadyConnection.WAITING, PLAIN))
                .startsWith("HTTP/1.1 200 ")
                .contains("HTTP/1.1 404 ");
    }

    private String answered(String... pieces) {
        var handler = new ReadyAnswerHandler(cache, Map.of(), clock);
        return new ReadyConnection(handler).send(List.of(pieces));
    }
}
