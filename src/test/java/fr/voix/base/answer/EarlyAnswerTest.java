package fr.voix.base.answer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.StoppedClock;
import fr.voix.TestServer;
import fr.voix.TestSize;
import fr.voix.base.connection.EarlyAnswers;
import fr.voix.base.guard.RawHttp;
import fr.voix.base.http.SecurityHeaders;
import fr.voix.base.load.Pressure;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.server.EmbeddedServer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever is answered before the codec gets, byte for byte, what the handlers behind it answer. */
class EarlyAnswerTest {

    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final String PLAIN = "GET /page HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String NOON = "12:00:00 GMT";

    private static EmbeddedServer service;

    private final AnswerCache cache = new AnswerCache(new Pressure(() -> 0), () -> 0, () -> 0);
    private final Answer page = Answer.html("<p>héhé</p>".repeat(500).getBytes(ISO_8859_1));
    private final StoppedClock clock = new StoppedClock(Instant.parse("2026-11-29T12:00:00Z"));
    private final AtomicInteger early = new AtomicInteger();

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

    /** What the service answers early, counted. */
    @Singleton
    @Replaces(ReadyAnswers.class)
    @Requires(property = "test.early-answers")
    static final class Watched implements EarlyAnswers {

        private final ReadyAnswers itself;
        private final AtomicInteger answered = new AtomicInteger();

        Watched(AnswerCache cache, SecurityHeaders securityHeaders, Clock clock) {
            this.itself = new ReadyAnswers(cache, securityHeaders, clock);
        }

        @Override
        public ByteBuf answer(ByteBuf bytes, ByteBufAllocator allocator) {
            ByteBuf answer = itself.answer(bytes, allocator);
            answered.addAndGet(answer == null ? 0 : 1);
            return answer;
        }
    }

    @BeforeAll
    static void start() {
        service = TestServer.start(Map.of("test.early-answers", "true", "voix.limits.enabled", "false"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void keep() {
        keep("/page", page, true);
        keep("/old", page, false);
        keep("/api/v1/things", Answer.json("{}".getBytes(ISO_8859_1)), true);
        keep("/carte.png", Answer.compressed("image/png", new byte[] {1, 2, 3, '\r', '\n', '\r', '\n'}), true);
        keep("/moved", Answer.movedTo("/page"), true);
    }

    private void keep(String address, Answer answer, boolean isCurrent) {
        cache.get(address, () -> new Kept(answer, new Always(isCurrent)));
    }

    @Test
    void a_plain_request_is_answered_early_and_any_doubt_passes() {
        for (var field : List.of(
                "Accept: */*",
                "cookie: a=b; c=\"d\"",
                "Accept-Encoding: gzip",
                "accept-encoding:\tbr;q=1.0, gzip;q=0.5 ",
                "Accept-Encoding: gzip;q=0",
                "If-None-Match: \"x\"",
                "IF-NONE-MATCH: W/" + page.etag(false),
                "If-None-Match: \"x\", " + page.etag(true),
                "Connection: keep-alive",
                "X-Forwarded-For: 10.0.0.1")) {
            assertThat(answered(with(field))).as(field).startsWith("HTTP/1.1 ");
            assertThat(early.getAndSet(0)).as(field).isEqualTo(1);
        }
        for (var field : List.of(
                "Connection: close",
                "Connection: keep-alive, upgrade",
                "Upgrade: h2c",
                "Expect: 100-continue",
                "Content-Length: 0",
                "Transfer-Encoding: chunked",
                "Host: y",
                "Accept-Encoding: gzip\r\nAccept-Encoding: br",
                "If-None-Match: \"x\"\r\nIf-None-Match: *",
                "X-Fold: a\r\n b",
                "X-Latin: é",
                "X-Bell: \7",
                "X-Feed: a\nb: c",
                "X Space: a",
                "X-Space : a",
                ": a",
                "no colon")) {
            answered(with(field));
            assertThat(early.get()).as(field).isZero();
        }
        for (var head : List.of(
                "GET /page HTTP/1.0\r\nHost: x\r\n\r\n",
                "GET  /page HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /page  HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /page?a HTTP/1.1\r\nHost: x\r\n\r\n",
                "get /page HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /page HTTP/1.1\r\n\r\n",
                "GET /page HTTP/1.1\nHost: x\n\n",
                "GET /old HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /moved HTTP/1.1\r\nHost: x\r\n\r\n",
                "\r\n" + PLAIN,
                with("X-Long: " + "a".repeat(3_000)),
                with("X-Longer: " + "a".repeat(9_000)))) {
            answered(head);
            assertThat(early.get()).as(head).isZero();
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
        assertThat(answered(with("If-None-Match: " + page.etag(false))))
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
        assertThat(early.get()).isEqualTo(3);
    }

    @Test
    void a_request_in_pieces_is_answered_once_and_the_next_one_early_again() {
        for (int cut = 1; cut < PLAIN.length(); cut++) {
            String answers = answered(PLAIN.substring(0, cut), PLAIN.substring(cut), PLAIN, PLAIN);
            assertThat(answers.split("HTTP/1.1 200 OK", -1)).hasSize(4);
        }
        // those that follow the pieces, but for the one after a last piece that does not show where it ends
        assertThat(early.get()).isEqualTo(2 * (PLAIN.length() - 1) - 3);
    }

    @Test
    void answers_keep_the_order_of_their_requests() {
        String thing = "GET /api/v1/things HTTP/1.1\r\nHost: x\r\n\r\n";
        assertThat(answered(PLAIN + thing + PLAIN)).matches("(?s).*héhé.*\\{}.*héhé.*");
        assertThat(early.get()).isZero();
        String slow = "GET /slow HTTP/1.1\r\nHost: x\r\n\r\n";
        assertThat(answered(PLAIN, slow, thing)).doesNotContain("{}").endsWith("</p>");
        assertThat(answered(slow, thing, BothWays.GO, PLAIN)).matches("(?s).*404.*/slow.*404.*/things.*héhé.*");
        assertThat(early.get()).isEqualTo(2);
    }

    @Test
    void a_reader_who_is_slow_is_left_to_those_who_know_how_to_wait() {
        assertThat(answered(PLAIN, BothWays.WAITING, PLAIN)).endsWith("</p>");
        assertThat(early.get()).isEqualTo(1);
    }

    @Test
    void whatever_is_sent_gets_the_same_bytes_by_both_ways() {
        int cases = TestSize.of(30_000, 1_000_000);
        long seed = TestSize.isLong() ? System.nanoTime() : 21;
        MutatedHeads heads = new MutatedHeads(new Random(seed), page.etag(false), page.etag(true));
        for (int i = 0; i < cases; i++) {
            List<String> pieces = heads.pieces();
            clock.advance(Duration.ofMillis(heads.below(1_500)));
            assertThat(answered(pieces))
                    .as("case %s of seed %s: %s", i, seed, pieces)
                    .isNotNull();
        }
        assertThat(early.get()).as("answered early").isGreaterThan(cases / 5);
    }

    private String answered(String... pieces) {
        return answered(List.of(pieces));
    }

    /** What comes back, and at its end whether the connection was closed. */
    private String answered(List<String> pieces) {
        SecurityHeaders headers = service.getApplicationContext().getBean(SecurityHeaders.class);
        int before = early.get();
        ReadyAnswers ready = new ReadyAnswers(cache, headers, clock);
        EarlyAnswers answers = (bytes, allocator) -> {
            ByteBuf answer = ready.answer(bytes, allocator);
            early.addAndGet(answer == null ? 0 : 1);
            return answer;
        };
        BothWays behindCodec = new BothWays(null, new ReadyAnswerHandler(cache, headers.everywhere(), clock));
        BothWays beforeCodec = new BothWays(answers, new ReadyAnswerHandler(cache, headers.everywhere(), clock));
        String expected = behindCodec.send(pieces);
        assertThat(beforeCodec.send(pieces)).as("%s", pieces).isEqualTo(expected);
        assertThat(beforeCodec.requests() + early.get() - before).as("counted").isEqualTo(behindCodec.requests());
        return expected;
    }

    @Test
    void the_service_gives_the_same_to_the_same_head_by_both_ways() throws Exception {
        Watched watched = service.getApplicationContext().getBean(Watched.class);
        // no controller has it: whoever got past the kept answers would get a 404
        service.getApplicationContext().getBean(AnswerCache.class).get("/page", () -> new Kept(page, new Always(true)));
        MutatedHeads heads = new MutatedHeads(new Random(22), page.etag(false), page.etag(true));
        for (int i = 0; i < TestSize.of(200, 5_000); i++) {
            String head = heads.withoutBody("/page");
            String answer = asked(head);
            int before = watched.answered.get();
            assertThat(asked("\r\n" + head)).as(head).isEqualTo(answer);
            assertThat(watched.answered.get())
                    .as("none is early after a line end")
                    .isEqualTo(before);
        }
        assertThat(watched.answered.get()).as("answered early").isGreaterThan(50);
    }

    /** By a connection of its own, which a last request ends. */
    private static String asked(String head) throws IOException {
        try (Socket socket = RawHttp.from("127.0.0.1", service.getPort())) {
            RawHttp.write(socket, head);
            socket.setSoTimeout((int) SILENCE.toMillis());
            int first = socket.getInputStream().read();
            RawHttp.write(socket, "GET /rien-de-tel HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            return (char) first + RawHttp.readAll(socket, SILENCE).replaceAll("(?i)(date|x-request-id): [^\r]*", "…");
        }
    }

    @Test
    void a_reader_who_takes_his_time_gets_all_of_it() throws Exception {
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(8 * 1024);
            socket.connect(new InetSocketAddress("127.0.0.1", service.getPort()));
            socket.setSoTimeout((int) SILENCE.toMillis());
            List<String> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                RawHttp.write(socket, "GET /methode HTTP/1.1\r\nHost: x\r\n\r\n");
                answers.add(readOne(socket));
            }
            assertThat(answers).allMatch(answer -> answer.contains("</html>") && answer.startsWith("HTTP/1.1 200 OK"));
        }
    }

    /** An answer with a length, a few bytes at a time. */
    private static String readOne(Socket socket) throws IOException {
        socket.setSoTimeout((int) SILENCE.toMillis());
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            answer.append((char) socket.getInputStream().read());
        }
        int length = Integer.parseInt(answer.toString().replaceAll("(?is).*content-length: (\\d+).*", "$1"));
        return answer + new String(socket.getInputStream().readNBytes(length), ISO_8859_1);
    }
}
