package fr.voix.urn.note;

import static fr.voix.Http.get;
import static fr.voix.Http.until;
import static fr.voix.Http.vote;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.TestDatabase;
import fr.voix.TestDatabase.Database;
import fr.voix.TestServer;
import fr.voix.urn.leaf.MerkleTree;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.TileStore;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.memory.RecountRound;
import fr.voix.urn.memory.UrnRelease;
import fr.voix.urn.memory.UrnRelease.ReleaseResult;
import fr.voix.urn.tally.UrnRecount;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.ballot.UrnTables;
import fr.voix.vote.scrutin.Question;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinOpening;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Somebody writes to the database behind the service's back, or puts an old backup in its place: the service finds it, takes
 * no ballot any more, and says why. Every test starts the whole service on a copy of one and the same published state.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class PlantedFaultTest {

    /** A question and 700 ballots in batches of 200: two complete tiles, and 189 leaves of a third. */
    private static final int BALLOTS = 700;

    private static final int BACKED_UP = 300;

    @TempDir
    static Path folder;

    private final Database original = TestDatabase.fresh();
    private Path originalFile;
    private Database backup;
    private Scrutin scrutin;
    private Scrutin unseen;
    private Database database;
    private Path file;

    @BeforeAll
    void publish() throws Exception {
        originalFile = folder.resolve("original");
        try (EmbeddedServer service = serve(original, originalFile)) {
            castAndPublish(service.getApplicationContext(), BACKED_UP);
        }
        backup = TestDatabase.copyOf(original);
        try (EmbeddedServer service = serve(original, originalFile)) {
            castAndPublish(service.getApplicationContext(), BALLOTS);
            // a second urn, which nobody looks at
            unseen = service.getApplicationContext().getBean(Fixtures.class).anOpenScrutin();
            service.getApplicationContext().getBean(TestBallots.class).cast(unseen, 5);
        }
    }

    /** Until there are so many. */
    private void castAndPublish(ApplicationContext context, int ballots) throws Exception {
        if (scrutin == null) {
            scrutin = context.getBean(Fixtures.class).anOpenScrutin();
        }
        context.getBean(UrnPublishing.class).find(UrnKind.SCRUTIN, scrutin.uid());
        int there = context.getBean(UrnTables.class).rowsOf("ballot", scrutin);
        context.getBean(TestBallots.class).cast(scrutin, ballots - there);
        context.getBean(UrnPublishing.class).publish();
        until(() -> notes(originalFile).contains(scrutin.uid() + "/urne\n" + (ballots + 1) + "\n"));
    }

    @BeforeEach
    void copy() throws IOException {
        database = TestDatabase.copyOf(original);
        Path place = Files.createTempDirectory(folder, "urns");
        file = place.resolve("urn-notes");
        Files.createDirectories(file);
        try (Stream<Path> notes = Files.list(originalFile)) {
            for (Path note : notes.toList()) {
                Files.copy(note, file.resolve(note.getFileName()));
            }
        }
    }

    /** Nobody looked at its page: the recount takes note of it all the same. */
    @Test
    void an_urn_that_nobody_looked_at_is_gone() throws Exception {
        try (EmbeddedServer service = serve(database, file)) {
            service.getApplicationContext().getBean(RecountRound.class).run();
        }
        assertThat(notes(file)).contains(unseen.uid() + "/urne\n6\n");
        plant("delete from urn where urn_id = " + unseen.urnId());
        try (EmbeddedServer service = serve(database, file)) {
            assertThat(get(service, "/health").body()).contains(unseen.uid() + " is not there, and had 6 leaves");
        }
    }

    @Test
    void what_was_published_and_is_still_there_is_no_fault() throws Exception {
        try (EmbeddedServer service = serve(database, file)) {
            service.getApplicationContext().getBean(RecountRound.class).run();

            assertThat(get(service, "/health").body()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(vote(service, scrutin.uid()).statusCode()).isEqualTo(200);
            assertThat(Files.exists(stopFile())).isFalse();
        }
    }

    /** The first byte of a commitment; leaf 400 is in a complete tile, leaf 690 in none. */
    @ParameterizedTest
    @CsvSource({"400", "690"})
    void a_leaf_altered(int leaf) throws Exception {
        plant("""
                update leaf set leaves = set_byte(leaves, 33 * (%1$d - first_index::int) + 1,
                    255 - get_byte(leaves, 33 * (%1$d - first_index::int) + 1))
                where urn_id = %2$d and first_index = (
                    select max(first_index) from leaf where urn_id = %2$d and first_index <= %1$d)
                """.formatted(leaf, scrutin.urnId()));
        assertCaught();
    }

    @Test
    void a_run_of_leaves_dropped() throws Exception {
        plant("""
                delete from leaf
                where urn_id = %1$d and first_index = (
                    select min(first_index) from leaf where urn_id = %1$d and first_index > 100)
                """.formatted(scrutin.urnId()));
        assertCaught();
    }

    @Test
    void a_wrong_frontier() throws Exception {
        plant("update urn set frontier = set_byte(frontier, 40, 255 - get_byte(frontier, 40)) where urn_id = "
                + scrutin.urnId());
        assertCaughtAtTheStart("has other leaves than the 701 that were published");
    }

    @Test
    void two_roots_at_one_size() throws Exception {
        Path last = files(file).getLast();
        byte[] other = new byte[32];
        UrnKeyService keys;
        try (EmbeddedServer service = serve(database, file)) {
            keys = service.getApplicationContext().getBean(UrnKeyService.class);
        }
        String first = keys.sign(new CheckpointNote(scrutin.uid(), 256, other)).text();
        other[0] = 1;
        String second = keys.sign(new CheckpointNote(scrutin.uid(), 256, other)).text();
        Files.writeString(last, first + "\n" + second + "\n", StandardOpenOption.APPEND);
        assertCaughtAtTheStart("was published with two different roots at 256 leaves");
        assertThat(file.resolve("fork-" + scrutin.uid() + "-256")).hasContent(first + "\n" + second);
    }

    private static List<Path> files(Path notes) throws IOException {
        try (Stream<Path> all = Files.list(notes)) {
            return all.filter(file -> file.toString().endsWith(".notes"))
                    .sorted()
                    .toList();
        }
    }

    private static String notes(Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : files(folder)) {
            text.append(Files.readString(file));
        }
        return text.toString();
    }

    /** Whoever can write to the folder and has not the key makes nobody believe anything. */
    @Test
    void a_note_that_nobody_signed_says_nothing() throws Exception {
        String note = "localhost/scrutins/" + scrutin.uid() + "/urne\n900\n" + "A".repeat(43) + "=\n\n— localhost "
                + "A".repeat(91) + "=\n\n";
        Files.writeString(files(file).getLast(), note, StandardOpenOption.APPEND);
        try (EmbeddedServer service = serve(database, file)) {
            assertThat(get(service, "/health").body()).isEqualTo("{\"status\":\"UP\"}");
        }
        plant("update urn set frontier = set_byte(frontier, 40, 255 - get_byte(frontier, 40)) where urn_id = "
                + scrutin.urnId());
        assertCaughtAtTheStart("has other leaves than the 701 that were published");
    }

    /** A disk that is full, or gone: people are told while what was published would be forgotten with the process. */
    @Test
    void a_folder_that_takes_no_notes_is_told_and_gets_them_later() throws Exception {
        try (EmbeddedServer service = serve(database, file)) {
            NotedCheckpointService noted = service.getApplicationContext().getBean(NotedCheckpointService.class);
            assertThat(get(service, "/scrutins/" + scrutin.uid() + "/urne/checkpoint")
                            .statusCode())
                    .isEqualTo(200);
            Path away = Files.move(file, file.resolveSibling("away"));
            Files.writeString(file, "in the way");
            assertThat(vote(service, scrutin.uid()).statusCode()).isEqualTo(200);
            service.getApplicationContext().getBean(UrnPublishing.class).publish();
            noted.write();
            assertThat(get(service, "/health").body())
                    .contains("\"status\":\"DEGRADED\"", "what is published is not noted");
            HttpResponse<String> votes = get(service, "/health/votes");
            assertThat(votes.statusCode()).as("votes are counted").isEqualTo(200);
            assertThat(votes.body()).contains("\"status\":\"DEGRADED\"", "what is published is not noted");
            Files.delete(file);
            Files.move(away, file);
            noted.write();
            assertThat(get(service, "/health").body()).isEqualTo("{\"status\":\"UP\"}");
        }
        assertThat(notes(file)).contains(scrutin.uid() + "/urne\n702\n");
    }

    /** What was found is found again after a restart, until somebody has dealt with it and proves that. */
    @Test
    void a_restart_is_no_way_out_and_a_release_is() throws Exception {
        plant("update urn set pour_0 = pour_0 + 1 where urn_id = " + scrutin.urnId());
        assertCaught();
        try (EmbeddedServer again = serve(database, file, Map.of("voix.urn.recount-after", "1h"))) {
            assertStopped(again, "is not what its leaves say");
            assertThat(get(again, "/scrutins/" + scrutin.uid() + "/urne/checkpoint")
                            .statusCode())
                    .isEqualTo(503);
        }

        try (EmbeddedServer mended = serve(database, file)) {
            UrnRelease releases = mended.getApplicationContext().getBean(UrnRelease.class);
            assertThat(releases.release(scrutin.uid(), "Rien."))
                    .as("not while it is wrong")
                    .isInstanceOf(ReleaseResult.Contradicted.class);
            plant("update urn set pour_0 = pour_0 - 1 where urn_id = " + scrutin.urnId());
            assertThat(releases.release(scrutin.uid(), "La ligne est remise."))
                    .isInstanceOf(ReleaseResult.Released.class);
            until(() -> vote(mended, scrutin.uid()).statusCode() == 200);
            assertThat(get(mended, "/health").body()).isEqualTo("{\"status\":\"UP\"}");
        }
        try (EmbeddedServer again = serve(database, file)) {
            assertThat(vote(again, scrutin.uid()).statusCode())
                    .as("what the file says is older")
                    .isEqualTo(200);
        }
    }

    /**
     * Nobody reads what contradicts the checkpoint, nor a page that says 500, and nothing of the urn from then on: no recount is due, and
     * none runs.
     *
     * @param unread what is not served any more of it, what is asked for first at the beginning
     */
    @ParameterizedTest
    @MethodSource("alteredBeforeSomebodyReads")
    void what_a_tile_or_leaf_that_was_altered_does_to_a_reader_stops_its_urn_at_once(String sql, String unread)
            throws Exception {
        try (EmbeddedServer service = serve(database, file)) {
            String urn = "/scrutins/" + scrutin.uid() + "/urne/";
            assertThat(get(service, urn + "checkpoint").statusCode()).isEqualTo(200);
            plant(sql + " and urn_id = " + scrutin.urnId());
            for (String address : unread.split(",")) {
                HttpResponse<String> answer = get(service, urn + address);
                assertThat(answer.statusCode()).as(address).isEqualTo(503);
                assertThat(answer.body()).as(address).contains("contradicted");
            }
            for (String address : List.of(urn + "checkpoint", "/api/v1/scrutins/" + scrutin.uid() + "/tally")) {
                assertThat(get(service, address).statusCode()).as(address).isEqualTo(503);
            }
            String page = get(
                            service,
                            "/17/amendements/9999/CION_FIN/CF" + scrutin.uid().replaceFirst(".*N0*", ""))
                    .body();
            assertThat(page).contains("ne concorde pas").doesNotContain("701");
            assertStopped(service, "");
            assertThat(get(service, "/scrutins/" + unseen.uid() + "/urne/tile/entries/000.p/6")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    static Stream<Arguments> alteredBeforeSomebodyReads() {
        String root = "update tile set root = set_byte(root, 17, 255 - get_byte(root, 17)) where tile_index = %d";
        String leaf = "update leaf set leaves = set_byte(leaves, 33 * (%1$d - first_index::int) + 1,"
                + " 255 - get_byte(leaves, 33 * (%1$d - first_index::int) + 1))"
                + " where first_index = (select max(first_index) from leaf where first_index <= %1$d)";
        String cut = "update leaf set leaves = substring(leaves for octet_length(leaves) - 33)"
                + " where first_index = (select max(first_index) from leaf where first_index <= %1$d)";
        return Stream.of(
                Arguments.of(root.formatted(1), "tile/0/001,tile/entries/001.p/9,preuve/400,coherence/301/701"),
                Arguments.of(root.formatted(0), "tile/1/000.p/2"),
                Arguments.of(leaf.formatted(100), "tile/entries/000,tile/0/000,preuve/3"),
                Arguments.of(
                        leaf.formatted(690), "tile/entries/002.p/189,tile/0/002.p/189,tile/0/002.p/180,preuve/690"),
                Arguments.of(cut.formatted(690), "tile/entries/002.p/100,preuve/3"));
    }

    /** They fit each other, and not what is signed above them. */
    @Test
    void a_leaf_that_was_altered_together_with_its_tile_is_served_to_nobody() throws Exception {
        try (EmbeddedServer service = serve(database, file)) {
            String urn = "/scrutins/" + scrutin.uid() + "/urne/";
            assertThat(get(service, urn + "checkpoint").statusCode()).isEqualTo(200);
            plant("update leaf set leaves = set_byte(leaves, 33 * (100 - first_index::int) + 1,"
                    + " 255 - get_byte(leaves, 33 * (100 - first_index::int) + 1)) where first_index ="
                    + " (select max(first_index) from leaf where first_index <= 100) and urn_id = "
                    + scrutin.urnId());
            byte[] hashes =
                    service.getApplicationContext().getBean(TileStore.class).hashes(scrutin.urnId(), 0, 0, 256);
            plant("update tile set root = decode('" + HexFormat.of().formatHex(MerkleTree.above(hashes))
                    + "', 'hex') where tile_index = 0 and urn_id = " + scrutin.urnId());
            assertThat(get(service, urn + "tile/0/000").statusCode()).isEqualTo(503);
            assertStopped(service, "");
        }
    }

    @Test
    void the_round_begins_with_what_moved_last() throws Exception {
        try (EmbeddedServer service = serve(database, file)) {
            UrnRecount urns = service.getApplicationContext().getBean(UrnRecount.class);
            for (Scrutin older : List.of(scrutin, unseen)) {
                Scrutin newer = older == scrutin ? unseen : scrutin;
                database.execute(
                        "update tally_history set hour = hour - interval '2 days' where urn_id = " + older.urnId());
                assertThat(urns.uids()).containsExactly(newer.uid(), older.uid());
                database.execute(
                        "update tally_history set hour = hour - interval '4 days' where urn_id = " + newer.urnId());
            }
        }
    }

    @Test
    void writers_that_do_not_ask_are_stopped_too() throws Exception {
        database = TestDatabase.copyOf(backup);
        try (EmbeddedServer service = serve(database, file)) {
            ScrutinOpening questions = service.getApplicationContext().getBean(ScrutinOpening.class);
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> questions.ask(List.of(new Question(scrutin.uid(), new byte[32]))))
                    .hasMessageStartingWith("The urn of scrutin " + scrutin.uid());
        }
    }

    private void plant(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    /** By the comparison before the port opens, or by the recount soon after. */
    private void assertCaught() throws Exception {
        try (EmbeddedServer service = serve(database, file, Map.of("voix.urn.recount-after", "10ms"))) {
            until(() -> !get(service, "/health").body().equals("{\"status\":\"UP\"}"));
            assertStopped(service, "");
        }
    }

    /** No recount ever runs. */
    private void assertCaughtAtTheStart(String how) throws Exception {
        try (EmbeddedServer service = serve(database, file, Map.of("voix.urn.recount-after", "1h"))) {
            assertStopped(service, how);
        }
    }

    private void assertStopped(EmbeddedServer service, String how) throws Exception {
        HttpResponse<String> health = get(service, "/health");
        boolean isOfAll = health.body().contains(" when they were published");
        assertThat(health.statusCode()).isEqualTo(isOfAll ? 503 : 200);
        assertThat(health.body())
                .startsWith("{\"status\":\"" + (isOfAll ? "DOWN" : "DEGRADED")
                        + "\",\"details\":{\"urnes\":\"The urn of scrutin " + scrutin.uid() + " " + how);
        assertThat(get(service, "/health/liveness").statusCode())
                .as("a restart would not help")
                .isEqualTo(200);

        HttpResponse<String> result = get(service, "/api/v1/scrutins/" + scrutin.uid() + "/resultat");
        assertThat(result.statusCode()).as("two histories are never signed").isIn(503, 404);
        assertThat(result.body()).doesNotContain("signature");

        int leaves = service.getApplicationContext().getBean(UrnTables.class).rowsOf("leaf", scrutin);
        HttpResponse<String> refused = vote(service, scrutin.uid());
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("content-type").orElseThrow()).startsWith("application/problem+json");
        assertThat(Long.parseLong(refused.headers().firstValue("retry-after").orElseThrow()))
                .isPositive();
        assertThat(service.getApplicationContext().getBean(UrnTables.class).rowsOf("leaf", scrutin))
                .isEqualTo(leaves);
        until(() -> Files.exists(stopFile()) && Files.readString(stopFile()).startsWith(scrutin.uid() + " "));
    }

    private Path stopFile() {
        return file.resolve("stopped");
    }

    private static EmbeddedServer serve(Database database, Path file) {
        return serve(database, file, Map.of("voix.urn.recount-after", "1h"));
    }

    private static EmbeddedServer serve(Database database, Path file, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("voix.serving", "true");
        return TestServer.start(database, file, settings);
    }
}
