package fr.voix.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import fr.voix.Fixtures;
import fr.voix.TestDatabase;
import fr.voix.TestDatabase.Database;
import fr.voix.TestServer;
import fr.voix.ballot.TestBallots;
import fr.voix.robotcheck.TestVoters;
import fr.voix.scrutin.Scrutin;
import fr.voix.urn.PublicationService;
import fr.voix.urn.UrnKind;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** An older database is put back, and an instance starts that remembers, or one that does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestoredDatabaseTest {

    private static final int BACKED_UP = 30;
    private static final int BALLOTS = 70;

    @TempDir
    static Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Database original = TestDatabase.fresh();
    private Path published;
    private Database backup;
    private Scrutin scrutin;
    private Database current;
    private Database old;
    private Path remembering;
    private Path forgetful;

    @BeforeAll
    void publish() {
        published = folder.resolve("published");
        try (EmbeddedServer service = serve(original, published, Map.of())) {
            scrutin = service.getApplicationContext().getBean(Fixtures.class).anOpenScrutin();
            vote(service.getApplicationContext(), BACKED_UP);
        }
        backup = TestDatabase.copyOf(original);
        try (EmbeddedServer service = serve(original, published, Map.of())) {
            vote(service.getApplicationContext(), BALLOTS);
        }
    }

    private void vote(ApplicationContext context, int ballots) {
        context.getBean(PublicationService.class).find(UrnKind.SCRUTIN, scrutin.uid());
        context.getBean(TestBallots.class).cast(scrutin, ballots);
        context.getBean(PublicationService.class).publish();
        context.getBean(NotedCheckpointService.class).write();
    }

    @BeforeEach
    void anInstanceThatRemembersAndOneThatDoesNot() throws IOException {
        Path place = Files.createTempDirectory(folder, "instances");
        forgetful = place.resolve("forgetful");
        remembering = Files.createDirectories(place.resolve("remembering"));
        try (Stream<Path> notes = Files.list(published)) {
            for (Path note : notes.toList()) {
                Files.copy(note, remembering.resolve(note.getFileName()));
            }
        }
        current = TestDatabase.copyOf(original);
        old = TestDatabase.copyOf(backup);
    }

    @Test
    void whoever_remembers_nothing_of_a_database_with_votes_takes_none_and_signs_nothing() throws Exception {
        try (EmbeddedServer service = serve(current, forgetful, Map.of())) {
            assertRefused(service);
        }
        // nor is there a way out by starting once more
        try (EmbeddedServer service = serve(current, forgetful, Map.of())) {
            assertRefused(service);
        }
    }

    @Test
    void it_goes_on_when_it_is_told_to_believe_the_database() throws Exception {
        try (EmbeddedServer service =
                serve(current, forgetful, Map.of("voix.urn.trust-database", "the disk of the notes is lost"))) {
            assertTakesVotes(service);
        }
        try (EmbeddedServer service = serve(current, forgetful, Map.of())) {
            assertTakesVotes(service);
        }
    }

    @Test
    void a_database_without_a_vote_is_believed() throws Exception {
        Database fresh = TestDatabase.fresh();
        try (EmbeddedServer service = serve(fresh, forgetful, Map.of())) {
            service.getApplicationContext().getBean(Fixtures.class).anOpenScrutin();
            assertThat(get(service, "/health").statusCode()).isEqualTo(200);
        }
        try (EmbeddedServer service = serve(fresh, forgetful, Map.of())) {
            assertThat(get(service, "/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_peer_that_remembers_is_asked_and_is_remembered() throws Exception {
        Database same = TestDatabase.copyOf(original);
        try (EmbeddedServer peer = serve(current, remembering, Map.of());
                EmbeddedServer service = serve(same, forgetful, peer(peer))) {
            assertTakesVotes(service);
        }
        try (EmbeddedServer alone = serve(old, forgetful, Map.of())) {
            assertContradicted(alone, 72);
        }
    }

    @Test
    void an_old_database_is_found_out_by_what_a_peer_remembers() throws Exception {
        try (EmbeddedServer peer = serve(current, remembering, Map.of());
                EmbeddedServer service = serve(old, forgetful, peer(peer))) {
            assertContradicted(service, 71);
        }
    }

    /** It stands on the same old database, signs nothing of it, and says what it signed last. */
    @Test
    void a_peer_that_has_found_it_itself_says_what_was_signed_last() throws Exception {
        try (EmbeddedServer peer = serve(old, remembering, Map.of());
                EmbeddedServer service = serve(old, forgetful, peer(peer))) {
            assertContradicted(service, 71);
        }
    }

    private static Map<String, Object> peer(EmbeddedServer peer) {
        return Map.of("voix.urn.peers", peer.getURI().toString());
    }

    @Test
    void a_peer_that_answers_nonsense_or_nothing_or_forges_signatures_makes_nobody_go_on() throws Exception {
        String forged = new NoteSigner("localhost", new byte[32])
                .sign("localhost/scrutins/" + scrutin.uid() + "/urne\n71\n" + "A".repeat(43) + "=\n")
                .replace("\n", "\\n");
        String item =
                "{\"items\":[{\"kind\":\"scrutins\",\"uid\":\"%s\",\"checkpoint\":\"%s\",\"last\":null}],\"next\":null}";
        List<HttpHandler> handlers = List.of(
                exchange -> answer(exchange, 200, item.formatted(scrutin.uid(), forged)),
                exchange -> answer(exchange, 200, "{\"items\":[],\"next\":null}"),
                exchange -> answer(exchange, 200, "<html>"),
                exchange -> answer(exchange, 500, "{\"items\":[],\"next\":null}"),
                com.sun.net.httpserver.HttpExchange::close);
        for (HttpHandler handler : handlers) {
            HttpServer peer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            peer.createContext("/", handler);
            peer.start();
            String address = "http://localhost:" + peer.getAddress().getPort();
            try (EmbeddedServer service = serve(current, forgetful, Map.of("voix.urn.peers", address))) {
                assertRefused(service);
            } finally {
                peer.stop(0);
            }
        }
    }

    private static void answer(com.sun.net.httpserver.HttpExchange exchange, int status, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void assertRefused(EmbeddedServer service) throws Exception {
        HttpResponse<String> health = get(service, "/health");
        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(health.body()).contains("Nobody says what was published of this database before");
        assertThat(get(service, checkpoint()).statusCode()).isEqualTo(503);
        assertThat(get(service, "/api/v1/urnes/checkpoints").body()).doesNotContain("— localhost ");
        assertThat(put(service)).isEqualTo(503);
        service.getApplicationContext().getBean(RecountRoundService.class).run();
        service.getApplicationContext().getBean(NotedCheckpointService.class).write();
        NewestNoteListener kept =
                service.getApplicationContext().getBean(NoteMemoryService.class).load();
        assertThat(kept.notes()).isEmpty();
    }

    private void assertContradicted(EmbeddedServer service, int published) throws Exception {
        assertThat(get(service, "/health").body())
                .contains("has 31 leaves, and had " + published + " when they were published");
        assertThat(get(service, checkpoint()).statusCode()).isEqualTo(503);
        assertThat(put(service)).isEqualTo(503);
        assertThat(get(service, "/api/v1/urnes/checkpoints").body())
                .contains("\"uid\":\"" + scrutin.uid() + "\",\"checkpoint\":null,\"last\":\"localhost/");
    }

    private void assertTakesVotes(EmbeddedServer service) throws Exception {
        assertThat(get(service, "/health").statusCode()).isEqualTo(200);
        assertThat(get(service, checkpoint()).statusCode()).isEqualTo(200);
        assertThat(put(service)).isEqualTo(200);
        service.getApplicationContext().getBean(PublicationService.class).publish();
        service.getApplicationContext().getBean(NotedCheckpointService.class).write();
    }

    private String checkpoint() {
        return "/scrutins/" + scrutin.uid() + "/urne/checkpoint";
    }

    private static EmbeddedServer serve(Database database, Path notes, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "voix.serving", "true",
                "voix.urn.notes", notes.toString(),
                "voix.urn.checkpoint-file",
                        notes.resolveSibling("urn-checkpoints").toString(),
                "voix.urn.trust-database", "",
                "voix.urn.recount-after", "1h",
                "datasources.default.url", database.url(),
                "datasources.default.username", database.user(),
                "datasources.default.password", database.password()));
        settings.putAll(more);
        return TestServer.start(settings);
    }

    private HttpResponse<String> get(EmbeddedServer service, String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(service.getURI() + path)).build(), BodyHandlers.ofString());
    }

    private int put(EmbeddedServer service) throws Exception {
        String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[16]);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(service.getURI() + "/api/v1/scrutins/" + scrutin.uid() + "/ballot"))
                .header("Content-Type", "application/json")
                .header(
                        "Cookie",
                        service.getApplicationContext()
                                .getBean(TestVoters.class)
                                .aVoter())
                .PUT(BodyPublishers.ofString("{\"choice\":\"pour\",\"nonce\":\"" + nonce + "\",\"consent\":true}"))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }
}
