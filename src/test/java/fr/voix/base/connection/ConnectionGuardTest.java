package fr.voix.base.connection;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.TestServer;
import fr.voix.base.guard.RawHttp;
import fr.voix.base.http.ProbeController;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who sends slowly, reads slowly, or only holds connections. */
class ConnectionGuardTest {

    private static final Duration SILENCE = Duration.ofSeconds(8);
    private static final String WHOLE = "GET /api/v1/robot-check HTTP/1.1\r\nHost: x\r\n\r\n";

    private final List<Socket> sockets = new ArrayList<>();
    private EmbeddedServer server;

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        server.close();
    }

    @Test
    void a_request_that_is_not_whole_in_time_ends_however_steadily_it_drips() throws Exception {
        List<String> begins = List.of(
                "G",
                "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ",
                "PUT /api/v1/scrutins/x/ballot HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{",
                "POST /api/v1/robot-check HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{",
                "POST /moderation/connexion HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9000\r\n\r\ne",
                "POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n-\r\n",
                "POST /api/v1/robot-check HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: 1000\r\n\r\n{");
        start(Map.of("voix.connections.request-within", "1s"));
        long from = System.nanoTime();
        List<Socket> dripping = new ArrayList<>();
        for (String begin : begins) {
            Socket socket = open("127.0.0.1");
            RawHttp.write(socket, begin);
            Thread.ofVirtual().start(() -> drip(socket));
            dripping.add(socket);
        }
        for (int i = 0; i < begins.size(); i++) {
            String answer = RawHttp.readAll(dripping.get(i), SILENCE);
            assertThat(answer).as(begins.get(i)).doesNotContain(RawHttp.STILL_OPEN);
            if (!begins.get(i).contains("/nowhere") && !begins.get(i).contains("/moderation")) {
                assertThat(answer).as(begins.get(i)).contains("HTTP/1.1 408 ", "/api/v1/problems/request-timeout");
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void who_is_late_is_told_so_in_their_language_and_in_both_where_that_is_not_known() throws Exception {
        start(Map.of("voix.connections.request-within", "1s"));
        var french = "Cette requête a mis trop de temps à arriver.";
        var english = "This request took too long to arrive.";
        var head =
                "POST /api/v1/robot-check HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n";
        var late = Map.of(
                head + "Accept-Language: en\r\n\r\n{", "\"title\":\"" + english,
                head + "Accept-Language: de\r\n\r\n{", "\"title\":\"" + french,
                head + "Accept-Language: en\r\n", "\"title\":\"" + french + " / " + english);
        for (var one : late.entrySet()) {
            Socket socket = open("127.0.0.1");
            RawHttp.write(socket, one.getKey());
            assertThat(RawHttp.readAll(socket, SILENCE))
                    .startsWith("HTTP/1.1 408 ")
                    .contains(one.getValue());
        }
    }

    /** One that was told so early must not be told twice: the second answer would be taken for the next one's. */
    @Test
    void a_request_that_was_answered_before_its_end_is_not_answered_again() throws Exception {
        start(Map.of("voix.connections.request-within", "1s"));
        Socket socket = open("127.0.0.1");
        RawHttp.write(
                socket,
                "POST /api/v1/robot-check HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{");
        String answer = RawHttp.readAll(socket, SILENCE);
        assertThat(answer).startsWith("HTTP/1.1 413 ").doesNotContain(RawHttp.STILL_OPEN, " 408 ");
    }

    private static void drip(Socket socket) {
        try {
            while (true) {
                Thread.sleep(100);
                RawHttp.write(socket, "1");
            }
        } catch (IOException | InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void each_request_of_a_connection_has_a_time_of_its_own() throws Exception {
        start(Map.of("voix.connections.request-within", "1s"));
        Socket socket = open("127.0.0.1");
        for (int i = 0; i < 6; i++) {
            RawHttp.write(socket, WHOLE.substring(0, 20));
            Thread.sleep(300);
            RawHttp.write(socket, WHOLE.substring(20));
            assertThat(status(socket)).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void a_reader_who_takes_nothing_is_left_and_a_slow_one_is_not() throws Exception {
        start(Map.of("voix.connections.answer-within", "1s", ProbeController.ON, "true"));
        Socket stuck = narrow();
        RawHttp.write(stuck, "GET /api/v1/probe/large HTTP/1.1\r\nHost: x\r\n\r\n");
        Socket slow = narrow();
        RawHttp.write(slow, "GET /api/v1/probe/large HTTP/1.1\r\nHost: x\r\n\r\n");
        byte[] some = new byte[64 * 1024];
        for (int i = 0; i < 20; i++) {
            Thread.sleep(200);
            assertThat(slow.getInputStream().read(some)).isPositive();
        }
        awaitConnections(1);
        assertThat(slow.getInputStream().read(some)).isPositive();
    }

    @Test
    void who_asks_on_without_reading_is_left_at_once() throws Exception {
        start(Map.of(ProbeController.ON, "true"));
        Socket greedy = narrow();
        RawHttp.write(greedy, "GET /api/v1/probe/large HTTP/1.1\r\nHost: x\r\n\r\n");
        // the answer has begun
        assertThat(greedy.getInputStream().read()).isEqualTo('H');
        Thread.sleep(500);
        RawHttp.write(greedy, WHOLE);
        awaitConnections(0);
    }

    @Test
    void who_holds_connections_and_asks_for_nothing_loses_them_to_who_asks() throws Exception {
        start(Map.of("voix.connections.most", 40, "voix.connections.per-network", 1000));
        List<Socket> crowd = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Socket idle = open("127.0." + (1 + i % 10) + ".1");
            RawHttp.write(idle, i % 2 == 0 ? "" : WHOLE.substring(0, 30));
            crowd.add(idle);
        }
        // all are in: who came before them all would be the one that has waited longest
        awaitEnds(crowd, 160);
        for (int i = 0; i < 20; i++) {
            Socket honest = open("127.0.77.1");
            RawHttp.write(honest, WHOLE);
            assertThat(status(honest)).isEqualTo("HTTP/1.1 200 OK");
        }
        awaitConnections(40);
    }

    @Test
    void one_network_fills_its_own_places_alone() throws Exception {
        start(Map.of("voix.connections.most", 100, "voix.connections.per-network", 5));
        Socket neighbour = open("127.0.7.1");
        RawHttp.write(neighbour, WHOLE);
        status(neighbour);
        List<Socket> crowd = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            crowd.add(open("127.0.9." + (1 + i)));
        }
        awaitEnds(crowd, 45);
        awaitConnections(6);
        RawHttp.write(neighbour, WHOLE);
        assertThat(status(neighbour)).as("of another network").isEqualTo("HTTP/1.1 200 OK");
    }

    @Test
    void a_proxy_of_ours_is_not_counted_as_one_network() throws Exception {
        start(Map.of(
                "voix.connections.most", 100, "voix.connections.per-network", 5, "voix.trusted-proxies", "127.0.0.1"));
        List<Socket> ofProxy = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ofProxy.add(open("127.0.0.1"));
        }
        for (Socket socket : ofProxy) {
            RawHttp.write(socket, WHOLE);
            assertThat(status(socket)).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void a_connection_that_never_says_anything_ends() throws Exception {
        start(Map.of("micronaut.server.idle-timeout", "1s"));
        Socket silent = open("127.0.0.1");
        assertThat(RawHttp.readAll(silent, SILENCE)).isEmpty();
    }

    private void start(Map<String, Object> settings) {
        server = TestServer.start(new HashMap<>(settings));
    }

    private Socket open(String from) throws IOException {
        Socket socket = RawHttp.from(from, server.getPort());
        sockets.add(socket);
        return socket;
    }

    /** With a small window, so that what is not read is not sent. */
    private Socket narrow() throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.setReceiveBufferSize(128 * 1024);
        socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), server.getPort()));
        return socket;
    }

    /** The status line of an answer, which is then read to its end. */
    private static String status(Socket socket) throws IOException {
        socket.setSoTimeout((int) SILENCE.toMillis());
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                return "ended after " + head;
            }
            head.append((char) next);
        }
        String length =
                head.toString().toLowerCase(java.util.Locale.ROOT).replaceAll("(?s).*content-length: (\\d+).*", "$1");
        socket.getInputStream().readNBytes(Integer.parseInt(length));
        return head.substring(0, head.indexOf("\r\n"));
    }

    /** Until so many have lost their connection: who is not there yet has not lost it. */
    private static void awaitEnds(List<Socket> sockets, int ends) throws IOException {
        long deadline = System.nanoTime() + SILENCE.toNanos();
        List<Socket> open = new ArrayList<>(sockets);
        while (sockets.size() - open.size() < ends && System.nanoTime() < deadline) {
            for (Socket socket : List.copyOf(open)) {
                if (RawHttp.readAll(socket, Duration.ofMillis(20)).isEmpty()) {
                    open.remove(socket);
                }
            }
        }
        assertThat(sockets.size() - open.size()).as("ended").isEqualTo(ends);
    }

    private void awaitConnections(int most) throws InterruptedException {
        ConnectionGate gate = server.getApplicationContext().getBean(ConnectionGate.class);
        long deadline = System.nanoTime() + SILENCE.toNanos();
        while (gate.size() > most && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(gate.size()).isLessThanOrEqualTo(most);
    }
}
