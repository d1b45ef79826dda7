package fr.voix.vote.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.TestServer;
import fr.voix.base.guard.RawHttp;
import fr.voix.base.load.Pressure;
import fr.voix.vote.robotcheck.TestVoters;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A laptop against a service with room for a hundred ballots. */
@Isolated("goes by how soon a request is inside")
class BallotFloodTest {

    private static final int ROOM = 100;
    private static final String HALF_A_BALLOT = "PUT /api/v1/scrutins/x/ballot HTTP/1.1\r\nHost: x\r\n"
            + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Socket> attackers = new ArrayList<>();
    private EmbeddedServer server;
    private Scrutin scrutin;

    @BeforeEach
    void start() {
        server = TestServer.start(Map.of(
                "voix.ballots.queue",
                ROOM / 2,
                "voix.ballots.batch",
                ROOM / 2,
                "voix.robot-check.altcha.cost",
                1,
                "voix.robot-check.altcha.max-counter",
                1));
        scrutin = server.getApplicationContext().getBean(Fixtures.class).anOpenScrutin();
    }

    @AfterEach
    void stop() throws IOException {
        hangUp();
        server.close();
    }

    @Test
    void a_burst_and_then_silence_leaves_nothing_behind() throws Exception {
        for (int i = 0; i < 4 * ROOM; i++) {
            attack(1 + i % 12);
        }
        hangUp();
        long from = System.nanoTime();
        assertThat(voteAsSomebodyNew()).isEqualTo(200);
        assertThat(System.nanoTime() - from).isLessThan(5_000_000_000L);
    }

    @Test
    void half_a_ballot_takes_nobodys_place_however_long_it_lasts() throws Exception {
        for (int i = 0; i < 4 * ROOM; i++) {
            attack(1 + i % 12);
        }
        for (int i = 0; i < 20; i++) {
            for (Socket socket : attackers.subList(i * 10, i * 10 + 10)) {
                RawHttp.write(socket, "1");
            }
            assertThat(voteAsSomebodyNew()).isEqualTo(200);
        }
    }

    @Test
    void a_ballot_that_comes_in_pieces_is_a_ballot() throws Exception {
        String cookie = TestVoters.passTheCheck(http, server.getURI());
        String request = ballot(cookie);
        try (Socket socket = RawHttp.from("127.0.4.1", server.getPort())) {
            socket.setTcpNoDelay(true);
            for (int repeat = 0; repeat < 2; repeat++) {
                for (int i = 0; i < request.length(); i += 7) {
                    RawHttp.write(socket, request.substring(i, Math.min(request.length(), i + 7)));
                    Thread.sleep(1);
                }
            }
            String answers = RawHttp.readAll(socket, Duration.ofSeconds(1));
            assertThat(answers.split("HTTP/1.1 200 OK", -1)).hasSize(3);
            assertThat(answers).contains("\"receipt\":");
        }
    }

    @Test
    void pressure_that_does_not_end_lets_people_in_all_the_same() throws Exception {
        Pressure pressure = server.getApplicationContext().getBean(Pressure.class);
        AtomicBoolean isOver = new AtomicBoolean();
        Thread presser = Thread.ofPlatform().start(() -> {
            while (!isOver.get()) {
                pressure.report(1);
                java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
            }
        });
        pressure.report(1);
        try {
            for (int i = 0; i < 10; i++) {
                assertThat(pressure.level()).isEqualTo(1);
                assertThat(voteAsSomebodyNew()).isEqualTo(200);
            }
        } finally {
            isOver.set(true);
            presser.join();
        }
    }

    /** How ballots may be sent that are none the less ballots. */
    private enum Framing {
        PLAIN,
        CHUNKED,
        PADDED,
        LAST_OF_ITS_CONNECTION,
        OLD,
        ONE_BEHIND_THE_OTHER,
        HANGING_UP,
        WITHDRAWAL
    }

    /** Whole ballots that wait for the urn: as many as one network may have underway, and no more. */
    @ParameterizedTest
    @EnumSource
    void whole_ballots_of_one_network_leave_room_for_the_others(Framing framing) throws Exception {
        String voter = server.getApplicationContext().getBean(TestVoters.class).aVoter();
        int warm = voteAsSomebodyNew();
        List<String> answers = new ArrayList<>();
        List<Socket> honest = new ArrayList<>();
        whileTheUrnIsHeld(() -> {
            int atOnce = framing == Framing.ONE_BEHIND_THE_OTHER ? 8 : 1;
            for (int i = 0; i < 2 * ROOM / atOnce; i++) {
                attackers.add(RawHttp.from("127.0.9.1", server.getPort()));
                RawHttp.write(attackers.getLast(), order(framing, voter).repeat(atOnce));
                if (framing == Framing.HANGING_UP) {
                    attackers.removeLast().close();
                }
            }
            for (int i = 0; i < 3; i++) {
                honest.add(RawHttp.from("127.0." + (20 + i) + ".1", server.getPort()));
                RawHttp.write(honest.getLast(), order(Framing.LAST_OF_ITS_CONNECTION, voter));
                answers.add(RawHttp.readAll(honest.getLast(), Duration.ofMillis(500)));
            }
        });
        assertThat(warm).isEqualTo(200);
        assertThat(answers).as("they wait for the urn as well").containsOnly(RawHttp.STILL_OPEN);
        for (Socket socket : honest) {
            assertThat(RawHttp.readAll(socket, Duration.ofSeconds(20))).startsWith("HTTP/1.1 200 ");
            socket.close();
        }
    }

    private String order(Framing framing, String cookie) {
        String plain = ballot(cookie);
        int body = plain.indexOf("\r\n\r\n") + 4;
        return switch (framing) {
            case PLAIN, ONE_BEHIND_THE_OTHER, HANGING_UP -> plain;
            case CHUNKED ->
                plain.substring(0, body).replaceFirst("Content-Length: \\d+", "Transfer-Encoding: chunked")
                        + Integer.toHexString(plain.length() - body) + "\r\n" + plain.substring(body) + "\r\n0\r\n\r\n";
            case PADDED ->
                plain.substring(0, body)
                                .replaceFirst(
                                        "Content-Length: \\d+", "Content-Length: " + (plain.length() - body + 4_096))
                        + " ".repeat(4_096)
                        + plain.substring(body);
            case LAST_OF_ITS_CONNECTION -> plain.replaceFirst("Host: x", "Host: x\r\nConnection: close");
            case OLD -> plain.replaceFirst("HTTP/1.1", "HTTP/1.0");
            case WITHDRAWAL -> plain.substring(0, plain.indexOf("Content-Type")).replaceFirst("PUT", "DELETE") + "\r\n";
        };
    }

    private interface Work {
        void run() throws Exception;
    }

    private void whileTheUrnIsHeld(Work work) throws Exception {
        DataSource database = DelegatingDataSource.unwrapDataSource(
                server.getApplicationContext().getBean(DataSource.class));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select 1 from urn where urn_id = " + scrutin.urnId() + " for update");
            try {
                work.run();
            } finally {
                connection.rollback();
            }
        }
    }

    private String ballot(String cookie) {
        String body = """
                {"choice":"pour","nonce":"AAAAAAAAAAAAAAAAAAAAAA","consent":true}""";
        return "PUT /api/v1/scrutins/" + scrutin.uid() + "/ballot HTTP/1.1\r\nHost: x\r\nCookie: " + cookie
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private void attack(int network) throws IOException {
        Socket socket = RawHttp.from("127.0." + network + ".1", server.getPort());
        attackers.add(socket);
        RawHttp.write(socket, HALF_A_BALLOT);
    }

    private void hangUp() throws IOException {
        for (Socket socket : attackers) {
            socket.close();
        }
        attackers.clear();
    }

    private int voteAsSomebodyNew() throws Exception {
        String cookie = TestVoters.passTheCheck(http, server.getURI());
        URI address = server.getURI().resolve("/api/v1/scrutins/" + scrutin.uid() + "/ballot");
        HttpRequest vote = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("Cookie", cookie)
                .PUT(HttpRequest.BodyPublishers.ofString("""
                        {"choice":"pour","nonce":"AAAAAAAAAAAAAAAAAAAAAA","consent":true}"""))
                .build();
        return http.send(vote, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
