package fr.voix.urn.note;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import fr.voix.Fixtures;
import fr.voix.TestDatabase;
import fr.voix.TestDatabase.Database;
import fr.voix.TestServer;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.UrnGuard;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.memory.PeerComparison;
import fr.voix.verify.VerifyRun;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances with two databases, of which each signs; and peers that lie, dawdle, or send without end. */
class PeerRoundTest {

    private static final String LIST = "/api/v1/urnes/checkpoints";

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Database database = TestDatabase.fresh();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer peer;
    private volatile HttpHandler says = exchange -> answer(exchange, "{\"items\":[],\"next\":null}");
    private Path notes;
    private Scrutin scrutin;

    @BeforeEach
    void publish() throws IOException {
        peer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        peer.createContext("/", exchange -> says.handle(exchange));
        peer.setExecutor(threads);
        peer.start();
        notes = folder.resolve("one").resolve("notes");
        try (EmbeddedServer service = serve(database, notes)) {
            scrutin = service.getApplicationContext().getBean(Fixtures.class).anOpenScrutin();
            AlteredAccountTest.appendThreeActs(service.getApplicationContext());
            vote(service, 30);
        }
    }

    @AfterEach
    void close() {
        peer.stop(0);
        threads.shutdownNow();
    }

    @Test
    void of_two_histories_that_were_signed_each_instance_finds_the_others() throws Exception {
        Database another = TestDatabase.copyOf(database);
        Path other = copyOfNotes();
        try (EmbeddedServer one = serve(database, notes);
                EmbeddedServer two = serve(another, other)) {
            vote(one, 70);
            vote(two, 70);
            says = with(get(two, LIST));
            round(one);
            // the last that was signed, though nothing is signed of it any more
            says = with(get(one, LIST));
            round(two);
            for (EmbeddedServer service : List.of(one, two)) {
                assertThat(contradiction(service)).isEqualTo("has other leaves than the 71 that were published");
                assertThat(get(service, "/health")).contains("has other leaves than the 71");
            }
            String key = get(one, "/.well-known/voix-urn.vkey").strip();
            for (Path known : List.of(notes, other)) {
                VerifyRun run = VerifyRun.of(
                        "--fork", known.resolve("fork-" + scrutin.uid() + "-71").toString(), "--key", key);
                assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(1);
            }
        }
    }

    @Test
    void peers_are_asked_soon_after_a_start_however_long_the_pause_between_rounds_is() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        says = exchange -> {
            asked.countDown();
            answer(exchange, "{\"items\":[],\"next\":null}");
        };
        try (EmbeddedServer service = serve(database, notes, "10ms")) {
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(service.isRunning()).isTrue();
        }
    }

    /** Which proves it by itself, also when this instance has gone on since. */
    @Test
    void two_notes_of_one_size_are_kept() throws Exception {
        Database another = TestDatabase.copyOf(database);
        try (EmbeddedServer one = serve(database, notes);
                EmbeddedServer two = serve(another, copyOfNotes())) {
            vote(one, 70);
            vote(one, 71);
            vote(two, 70);
            says = with(get(two, LIST));
            round(one);
            assertThat(contradiction(one)).isEqualTo("has other leaves than the 71 that were published");
            assertThat(notes.resolve("fork-" + scrutin.uid() + "-71"))
                    .content()
                    .containsPattern("(?s)/urne\n71\n.*\n\nlocalhost/scrutins/.*/urne\n71\n");
        }
    }

    @Test
    void an_account_that_was_signed_with_other_acts_is_found() throws Exception {
        Database another = TestDatabase.copyOf(database);
        try (EmbeddedServer one = serve(database, notes);
                EmbeddedServer two = serve(another, copyOfNotes())) {
            for (EmbeddedServer service : List.of(one, two)) {
                AlteredAccountTest.appendThreeActs(service.getApplicationContext());
                assertThat(service.getApplicationContext()
                                .getBean(AccountHeadSigning.class)
                                .sign())
                        .isPresent();
            }
            assertThat(get(two, LIST)).contains("\"account\":\"localhost/journal\\n6\\n");
            says = with(get(two, LIST));
            round(one);
            assertThat(get(one, "/health")).contains("audit entry 6 is not the one that was signed");
            assertThat(notes.resolve("fork-journal-6")).exists();
        }
    }

    /** It is known from then on, also when the peer is gone: an older database is found out by it. */
    @Test
    void what_a_peer_signed_last_is_known_here_as_well() throws Exception {
        Database older = TestDatabase.copyOf(database);
        Path other = copyOfNotes();
        String last;
        try (EmbeddedServer two = serve(database, other)) {
            vote(two, 40);
            last = get(two, LIST);
        }
        try (EmbeddedServer one = serve(database, notes)) {
            says = with(last);
            round(one);
            assertThat(contradiction(one)).isNull();
            one.getApplicationContext().getBean(NotedCheckpointService.class).write();
        }
        try (EmbeddedServer one = serve(older, notes)) {
            assertThat(contradiction(one)).isEqualTo("has 31 leaves, and had 41 when they were published");
        }
    }

    @Test
    void a_peer_that_lies_stalls_or_sends_without_end_hinders_nobody() throws Exception {
        String forged = new NoteSigner("localhost", new byte[32])
                .sign("localhost/scrutins/" + scrutin.uid() + "/urne\n71\n" + "A".repeat(43) + "=\n")
                .replace("\n", "\\n");
        String lie = "{\"kind\":\"scrutins\",\"uid\":\"AMX\",\"checkpoint\":\"" + forged + "\",\"last\":null}";
        Map<String, HttpHandler> peers = new LinkedHashMap<>();
        peers.put("forges", with("{\"items\":[" + lie + "],\"next\":null}"));
        peers.put("forges a lot", with("{\"items\":[" + (lie + ",").repeat(4_000) + lie + "],\"next\":null}"));
        peers.put("goes in circles", with("{\"items\":[],\"next\":\"AMX\"}"));
        peers.put("is no service", with("<html>"));
        peers.put("hangs up", HttpExchange::close);
        peers.put("sends 200 MB", PeerRoundTest::sendMuch);
        peers.put("stalls", PeerRoundTest::stall);
        try (EmbeddedServer one = serve(database, notes)) {
            for (var each : peers.entrySet()) {
                says = each.getValue();
                long before = System.nanoTime();
                round(one);
                assertThat(Duration.ofNanos(System.nanoTime() - before))
                        .as(each.getKey())
                        .isLessThan(Duration.ofSeconds(30));
                assertThat(contradiction(one)).as(each.getKey()).isNull();
                assertThat(get(one, "/health")).as(each.getKey()).isEqualTo("{\"status\":\"UP\"}");
            }
            // nor while it waits
            Thread waiting = Thread.ofVirtual().start(() -> round(one));
            vote(one, 40);
            assertThat(waiting.isAlive()).isTrue();
            assertThat(get(one, "/scrutins/" + scrutin.uid() + "/urne/checkpoint"))
                    .contains("\n41\n");
            waiting.join();
        }
    }

    private static void sendMuch(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] much = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        try (exchange) {
            for (int i = 0; i < 200; i++) {
                exchange.getResponseBody().write(much);
            }
        }
    }

    private static void stall(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
        try (exchange) {
            TimeUnit.SECONDS.sleep(60);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpHandler with(String body) {
        return exchange -> answer(exchange, body);
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static void round(EmbeddedServer service) {
        service.getApplicationContext().getBean(PeerComparison.class).run();
    }

    private String contradiction(EmbeddedServer service) {
        return service.getApplicationContext()
                .getBean(UrnGuard.class)
                .contradiction(scrutin.uid())
                .map(Contradiction::how)
                .orElse(null);
    }

    private void vote(EmbeddedServer service, int ballots) {
        var context = service.getApplicationContext();
        context.getBean(UrnPublishing.class).find(UrnKind.SCRUTIN, scrutin.uid());
        context.getBean(TestBallots.class).cast(scrutin, ballots);
        context.getBean(UrnPublishing.class).publish();
        context.getBean(AccountHeadSigning.class).sign();
        context.getBean(NotedCheckpointService.class).write();
    }

    private Path copyOfNotes() throws IOException {
        Path copy = folder.resolve("two").resolve("notes");
        Files.createDirectories(copy);
        try (Stream<Path> all = Files.list(notes)) {
            for (Path note : all.toList()) {
                Files.copy(note, copy.resolve(note.getFileName()));
            }
        }
        return copy;
    }

    private EmbeddedServer serve(Database of, Path remembered) {
        return serve(of, remembered, "1h");
    }

    private EmbeddedServer serve(Database of, Path remembered, String after) {
        return TestServer.start(new HashMap<>(Map.of(
                "voix.serving",
                "true",
                "voix.urn.recount-after",
                "1h",
                "voix.urn.peers-after",
                after,
                "voix.urn.peers-every",
                "1h",
                "voix.urn.peers",
                "http://localhost:" + peer.getAddress().getPort(),
                "voix.urn.notes",
                remembered.toString(),
                "voix.urn.checkpoint-file",
                remembered.resolveSibling("urn-checkpoints").toString(),
                "datasources.default.url",
                of.url(),
                "datasources.default.username",
                of.user(),
                "datasources.default.password",
                of.password())));
    }

    private String get(EmbeddedServer service, String path) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create(service.getURI() + path))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
