package fr.voix.urn.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.voix.Fixtures;
import fr.voix.RealService;
import fr.voix.ServiceProcess;
import fr.voix.TestDatabase;
import fr.voix.TestServer;
import fr.voix.faults.ArchivedDatabase;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.vote.ballot.BallotErasure;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Backups of a small service: one that is whole says so, and what is broken in others is found, with its place. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DrillTest {

    private static final int BACKED_UP = 300;
    private static final int LATER = 40;
    private static final int ERASED = 7;

    @TempDir
    static Path folder;

    private ArchivedDatabase database;
    private Path programs;
    private Path notes;
    private Map<String, String> environment;
    private Scrutin scrutin;
    private Instant betweenVotes;
    /** The last segment of the log that has nothing of what came later. */
    private String segment;

    @BeforeAll
    void vote_back_up_vote_on_and_erase() throws Exception {
        Optional<Path> found = ArchivedDatabase.programs();
        assumeTrue(found.isPresent(), "apt-get install postgresql pgbackrest");
        programs = found.get();
        notes = folder.resolve("notes");
        database = new ArchivedDatabase(programs, Files.createDirectories(folder.resolve("backed-up")));
        new TestDatabase.Database(database.url(), "postgres", "").migrate();
        environment = Map.of(
                "DATASOURCES_DEFAULT_URL", database.url(),
                "DATASOURCES_DEFAULT_USERNAME", "postgres",
                "DATASOURCES_DEFAULT_PASSWORD", "",
                "VOIX_PUBLIC_URL", "https://voix.example",
                "VOIX_PEPPER", "5d0c9a8e7f61b2430d9e8c7b6a5f4e3d",
                "VOIX_COOKIE_KEY", "b81f36a2c94d7e05f2a6103b9dc8e754",
                "VOIX_ALTCHA_KEY", "0e7a94c1d35b68f2817b4c6d2f9e3a50",
                "VOIX_URN_KEY_FILE", RealService.urnKeyFile().toString(),
                "VOIX_URN_NOTES", notes.toString(),
                "VOIX_DATA_DIR", folder.resolve("home").toString());
        try (EmbeddedServer service = serve()) {
            scrutin = service.getApplicationContext().getBean(Fixtures.class).anOpenScrutin();
            service.getApplicationContext().getBean(TestBallots.class).cast(scrutin, BACKED_UP);
            publish(service.getApplicationContext());
        }
        database.backUp();
        segment = database.archive();
        // notes say seconds
        Thread.sleep(1_100);
        betweenVotes = Instant.now();
        Thread.sleep(1_100);
        try (EmbeddedServer service = serve()) {
            // those who voted before vote as they did
            service.getApplicationContext().getBean(TestBallots.class).cast(scrutin, BACKED_UP + LATER);
            service.getApplicationContext().getBean(BallotErasure.class).erase(scrutin.uid(), ERASED);
            publish(service.getApplicationContext());
        }
        database.archive();
    }

    private EmbeddedServer serve() {
        return TestServer.start(Map.of(
                "datasources.default.url", database.url(),
                "datasources.default.username", "postgres",
                "datasources.default.password", "",
                "voix.public-url", environment.get("VOIX_PUBLIC_URL"),
                "voix.pepper", environment.get("VOIX_PEPPER"),
                "voix.urn.key-file", environment.get("VOIX_URN_KEY_FILE"),
                "voix.home", folder.resolve("home").toString(),
                "voix.urn.notes", notes.toString(),
                "voix.serving", "true"));
    }

    /** It is noted at the latest when the service ends. */
    private void publish(ApplicationContext service) {
        UrnPublishing publishing = service.getBean(UrnPublishing.class);
        publishing.find(UrnKind.SCRUTIN, scrutin.uid());
        publishing.publish();
    }

    @AfterAll
    void stop() {
        if (database != null) {
            database.close();
        }
    }

    @Test
    @Order(1)
    void a_whole_backup_says_what_it_holds_and_what_a_restore_would_cost() throws Exception {
        // the question, the ballots, and the one that was erased crossed out
        assertThat(drill(0))
                .contains("recount urns=1 published=1 leaves=" + (1 + BACKED_UP + LATER + 1) + " ballots="
                        + (BACKED_UP + LATER - 1) + " wrong=0")
                .contains("erasures=1 left=0")
                .containsPattern("RPO -?\\d+\\.\\d s \\(the last transaction .*\\), RTO \\d+\\.\\d s")
                .contains("The backup is whole.");
        assertThat(folder.resolve("scratch")).doesNotExist();
    }

    @Test
    @Order(2)
    void one_of_an_earlier_instant_is_held_against_what_was_published_by_then_and_erased_again() throws Exception {
        assertThat(drill(0, "--until", betweenVotes.toString()))
                .contains("published=1 leaves=" + (1 + BACKED_UP) + " ballots=" + BACKED_UP + " wrong=0")
                .contains("erasures=1 left=0")
                .contains("The backup is whole.");
    }

    @Test
    @Order(3)
    void a_note_that_was_changed_is_named() throws Exception {
        Path file = newestNotes();
        String noted = Files.readString(file);
        String size = "\n" + (1 + BACKED_UP + LATER + 1) + "\n";
        assertThat(noted).contains(size);
        Files.writeString(file, noted.replace(size, "\n" + (1 + BACKED_UP) + "\n"));
        assertThat(drill(1)).contains("\n" + scrutin.uid() + ": a note of it carries no signature");
        Files.writeString(file, noted);
    }

    @Test
    @Order(4)
    void a_segment_of_the_log_that_is_missing_is_told_by_what_was_published() throws Exception {
        Path next = database.archived(segment);
        Path away = Files.move(next, folder.resolve("segment"));
        assertThat(drill(1))
                .contains("\n" + scrutin.uid() + ": has " + (1 + BACKED_UP) + " leaves, and had "
                        + (1 + BACKED_UP + LATER + 1) + " when they were published");
        Files.move(away, next);
    }

    @Test
    @Order(5)
    void a_byte_that_changed_in_the_backup_is_found_with_its_file() throws Exception {
        String relation = database.text("select pg_relation_filepath('leaf')");
        Path file = database.backedUp(relation);
        flip(file);
        assertThat(drill(1)).contains("THE BACKUP IS NOT WHOLE: restore").contains(relation);
        flip(file);
    }

    @Test
    @Order(6)
    void a_command_that_asks_the_database_of_the_service_proves_nothing() throws Exception {
        List<String> own = new ArrayList<>(List.of(
                "env",
                "DATASOURCES_DEFAULT_URL=" + database.url(),
                "DATASOURCES_DEFAULT_USERNAME=postgres",
                "DATASOURCES_DEFAULT_PASSWORD="));
        own.addAll(operator());
        assertThat(drill(1, own)).contains("wrong=0").contains("\nAnother database was asked");
    }

    @Test
    @Order(7)
    void a_leaf_that_was_changed_in_the_database_is_found_in_its_urn() throws Exception {
        // a byte of the commitment of the second ballot in each full row, of which a leaf is 33 bytes
        database.execute("update leaf set leaves = set_byte(leaves, 34, 255 - get_byte(leaves, 34))"
                + " where length(leaves) = (select max(length(leaves)) from leaf)");
        database.archive();
        assertThat(drill(1))
                .contains("\n" + scrutin.uid() + ": the urn's tree is not the tree of its leaves")
                .contains("wrong=1");
    }

    @Test
    @Order(8)
    void whoever_cannot_enter_what_was_restored_is_told_so_and_waits_for_nothing() throws Exception {
        assertThat(drill(2, "--superuser", "nobody_at_all"))
                .contains("Nobody can enter what was restored: --superuser");
        assertThat(folder.resolve("scratch")).doesNotExist();
    }

    private Path newestNotes() throws IOException {
        try (Stream<Path> files = Files.list(notes)) {
            return files.filter(file -> file.toString().endsWith(".notes"))
                    .max(Path::compareTo)
                    .orElseThrow();
        }
    }

    private static void flip(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long at = bytes.length() / 2;
            bytes.seek(at);
            int was = bytes.read();
            bytes.seek(at);
            bytes.write(was ^ 1);
        }
    }

    private List<String> operator() throws IOException {
        return new ServiceProcess(Files.createDirectories(folder.resolve("operator"))).command();
    }

    private String drill(int exitCode, String... more) throws Exception {
        return drill(exitCode, operator(), more);
    }

    /** What it said; it says that the backup is not whole whenever it ends like that. */
    private String drill(int exitCode, List<String> voix, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "src/deploy/drill",
                "--config",
                database.config().toString(),
                "--scratch",
                folder.resolve("scratch").toString(),
                "--programs",
                programs.toString()));
        command.addAll(List.of(more));
        command.add("--");
        command.addAll(voix);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process drill = builder.start();
        String said = new String(drill.getInputStream().readAllBytes(), UTF_8);
        assertThat(drill.waitFor()).as(said).isEqualTo(exitCode);
        assertThat(said.contains("THE BACKUP IS NOT WHOLE")).as(said).isEqualTo(exitCode == 1);
        return said;
    }
}
