package fr.voix.urn.live;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.TestServer;
import fr.voix.base.load.Pressure;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.runtime.graceful.GracefulShutdownManager;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is let in, for how long a stream lives, and how it ends. */
class StreamLimitTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private EmbeddedServer server;
    private Scrutin scrutin;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void one_network_has_only_some_of_the_places_and_gets_them_back() throws Exception {
        start(Map.of(
                "voix.live.listeners", 3, "voix.live.listeners-per-network", 2, "voix.trusted-proxies", "127.0.0.1"));
        try (Socket first = listen("192.0.2.1");
                Socket second = listen("192.0.2.99")) {
            HttpResponse<String> refused = ask("192.0.2.1");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("30");
            assertThat(refused.body()).contains("/api/v1/problems/busy", "/tally");
            assertThat(isStream(first)).isTrue();
            assertThat(isStream(second)).isTrue();
            try (Socket elsewhere = listen("198.51.100.1")) {
                assertThat(isStream(elsewhere)).isTrue();
                assertThat(ask("203.0.113.1").statusCode())
                        .as("beyond what all may take")
                        .isEqualTo(503);
            }
            awaitListeners(2);
        }
        awaitListeners(0);
        try (Socket again = listen("192.0.2.1")) {
            assertThat(isStream(again)).isTrue();
        }
    }

    @Test
    void who_only_asks_for_the_head_takes_no_place() throws Exception {
        start(Map.of("voix.live.listeners", 1));
        for (int i = 0; i < 3; i++) {
            HttpRequest head = HttpRequest.newBuilder(flux()).HEAD().build();
            HttpResponse<Void> answer = HttpClient.newHttpClient().send(head, HttpResponse.BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
        }
        assertThat(streams().listeners()).isZero();
    }

    @Test
    void new_streams_give_way_to_votes_and_old_ones_stay() throws Exception {
        start(Map.of());
        try (EventStream stream = EventStream.open(flux())) {
            stream.tally();
            bean(Pressure.class).report(Pressure.HIGH);
            assertThat(ask("192.0.2.1").statusCode()).isEqualTo(503);
            bean(TestBallots.class).cast(scrutin, 1);
            bean(UrnPublishing.class).publish();
            assertThat(stream.tally().data()).contains("\"pollAfter\":20");
        }
    }

    @Test
    void a_silent_stream_outlives_the_idle_time_of_a_connection() throws Exception {
        start(Map.of(
                "voix.live.heartbeat", "300ms",
                "micronaut.server.idle-timeout", "1s"));
        try (EventStream stream = EventStream.open(flux())) {
            stream.tally();
            List<EventStream.Event> silence = stream.within(Duration.ofSeconds(4));
            assertThat(silence)
                    .hasSizeGreaterThan(8)
                    .allMatch(event -> event.kind().equals("comment"));
            bean(TestBallots.class).cast(scrutin, 1);
            bean(UrnPublishing.class).publish();
            assertThat(stream.tally().id()).isEqualTo("2");
        }
    }

    @Test
    void a_listener_that_hangs_up_is_noticed() throws Exception {
        start(Map.of());
        try (Socket socket = listen("192.0.2.1")) {
            assertThat(isStream(socket)).isTrue();
            awaitListeners(1);
        }
        awaitListeners(0);
    }

    @Test
    void an_old_proxy_gets_the_stream_without_chunks_and_keeps_it() throws Exception {
        start(Map.of());
        try (Socket socket = new Socket("localhost", server.getPort())) {
            socket.setSoTimeout(10_000);
            String request = "GET " + flux().getPath() + " HTTP/1.0\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String head = readUntil(socket, "id: 1\n\n");
            assertThat(head).contains(" 200 ", "\r\n\r\nretry: ").doesNotContainIgnoringCase("Transfer-Encoding");
            bean(TestBallots.class).cast(scrutin, 1);
            bean(UrnPublishing.class).publish();
            // a heartbeat may come before it
            assertThat(readUntil(socket, "id: 2\n\n"))
                    .matches("(:\\n\\n)*data: [{].*\n\nevent: tally\ndata: [{].*\nid: 2\n\n");
        }
    }

    @Test
    void a_second_request_on_the_connection_of_a_stream_ends_it() throws Exception {
        start(Map.of());
        try (Socket socket = listen("192.0.2.1")) {
            readUntil(socket, "id: 1\n\n");
            socket.getOutputStream()
                    .write("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .endsWith("0\r\n\r\n")
                    .doesNotContain("HTTP/1.1");
        }
        awaitListeners(0);
    }

    @Test
    void at_the_end_of_the_service_streams_end_cleanly_and_keep_nobody_waiting() throws Exception {
        start(Map.of());
        List<EventStream> listening = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            EventStream stream = EventStream.open(flux());
            stream.tally();
            listening.add(stream);
        }
        long from = System.nanoTime();
        bean(GracefulShutdownManager.class)
                .shutdownGracefully()
                .toCompletableFuture()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(3));
        for (EventStream stream : listening) {
            assertThat(stream.next("end")).isEqualTo(EventStream.Event.END);
            stream.close();
        }
    }

    private void start(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(Map.of("voix.urn.publish-every", "1h"));
        all.putAll(settings);
        server = TestServer.start(all);
        scrutin = bean(Fixtures.class).anOpenScrutin();
    }

    private <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    private StreamService streams() {
        return bean(StreamService.class);
    }

    private URI flux() {
        return server.getURI().resolve("/scrutins/" + scrutin.uid() + "/flux");
    }

    private void awaitListeners(int expected) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (streams().listeners() != expected && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(streams().listeners()).isEqualTo(expected);
    }

    private Socket listen(String caller) throws IOException {
        Socket socket = new Socket("localhost", server.getPort());
        socket.setSoTimeout(10_000);
        String request = "GET " + flux().getPath() + " HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: " + caller
                + "\r\nAccept: text/event-stream\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        readUntil(socket, "\r\n");
        return socket;
    }

    private static boolean isStream(Socket socket) throws IOException {
        // the first line was read when the socket was opened; what follows is the head of a stream
        return readUntil(socket, "\r\n\r\n").contains("text/event-stream");
    }

    private HttpResponse<String> ask(String caller) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(flux())
                .header("X-Forwarded-For", caller)
                .header("Accept", "text/event-stream")
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String readUntil(Socket socket, String end) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder read = new StringBuilder();
        while (read.indexOf(end) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new AssertionError("ended after " + read);
            }
            read.append((char) next);
        }
        return read.toString();
    }
}
