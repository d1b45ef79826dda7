package fr.voix.urn.note;

import static fr.voix.Http.get;
import static fr.voix.Http.until;
import static fr.voix.Http.vote;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.TestDatabase;
import fr.voix.TestDatabase.Database;
import fr.voix.TestServer;
import fr.voix.base.secret.Sha256;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.memory.EpochCommand;
import fr.voix.urn.memory.RecountCommand;
import fr.voix.urn.memory.RecountRound;
import fr.voix.urn.memory.RestoreReportCommand;
import fr.voix.urn.proof.NoteReader;
import fr.voix.verify.VerifyRun;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.ballot.UrnTables;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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
import picocli.CommandLine;

/** An older database is put back, and an instance starts that remembers, or one that does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class RestoredDatabaseTest {

    private static final int BACKED_UP = 30;
    private static final int BALLOTS = 70;

    @TempDir
    static Path folder;

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
            castAndPublish(service.getApplicationContext(), BACKED_UP);
        }
        backup = TestDatabase.copyOf(original);
        try (EmbeddedServer service = serve(original, published, Map.of())) {
            castAndPublish(service.getApplicationContext(), BALLOTS);
        }
    }

    /** Until there are so many. */
    private void castAndPublish(ApplicationContext context, int ballots) {
        context.getBean(UrnPublishing.class).find(UrnKind.SCRUTIN, scrutin.uid());
        int there = context.getBean(UrnTables.class).rowsOf("ballot", scrutin);
        context.getBean(TestBallots.class).cast(scrutin, ballots - there);
        context.getBean(UrnPublishing.class).publish();
        context.getBean(NotedCheckpointService.class).write();
    }

    private static void signThreeActs(ApplicationContext context) {
        AlteredAccountTest.appendThreeActs(context);
        context.getBean(AccountHeadSigning.class).sign();
        context.getBean(NotedCheckpointService.class).write();
    }

    @BeforeEach
    void anInstanceThatRemembersAndOneThatDoesNot() throws IOException {
        Path place = Files.createTempDirectory(folder, "instances");
        forgetful = place.resolve("forgetful");
        remembering = place.resolve("remembering");
        copy(published, remembering);
        current = TestDatabase.copyOf(original);
        old = TestDatabase.copyOf(backup);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> notes = Files.list(from)) {
            for (Path note : notes.toList()) {
                Files.copy(note, to.resolve(note.getFileName()));
            }
        }
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

    /** Also after it ended with votes that nobody had looked at yet. */
    @Test
    void a_database_without_a_vote_is_believed_and_what_begins_there_goes_on() throws Exception {
        Database fresh = TestDatabase.fresh();
        try (EmbeddedServer service = serve(fresh, forgetful, Map.of())) {
            Scrutin first =
                    service.getApplicationContext().getBean(Fixtures.class).anOpenScrutin();
            service.getApplicationContext().getBean(TestBallots.class).cast(first, 3);
            assertThat(service.getApplicationContext()
                            .getBean(NoteMemory.class)
                            .load()
                            .notes())
                    .filteredOn(note -> !note.uid().equals(CheckpointNote.REGISTER))
                    .isEmpty();
        }
        try (EmbeddedServer service = serve(fresh, forgetful, Map.of())) {
            assertThat(get(service, "/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_recount_holds_each_urn_and_the_account_against_the_notes() throws Exception {
        try (EmbeddedServer service = serve(current, remembering, Map.of())) {
            signThreeActs(service.getApplicationContext());
        }
        String sum = "recount urns=1 published=1 leaves=%1$d ballots=%2$d wrong=%3$d\n";
        assertThat(recount(current, remembering)).isEqualTo("0: " + sum.formatted(71, 70, 0));
        String shorter = scrutin.uid() + ": has 31 leaves, and had 71 when they were published\n";
        assertThat(recount(old, remembering))
                .isEqualTo("1: " + shorter + "the audit log ends at entry 0, and entry 3 was signed\n"
                        + sum.formatted(31, 30, 1));
        assertThat(recount(old, remembering, scrutin.uid())).startsWith("1: " + shorter);
        assertThat(recount(old, forgetful)).startsWith("0: recount urns=1 published=0 ");

        try (EmbeddedServer service = serve(old, forgetful, Map.of("voix.urn.trust-database", "nobody remembers"))) {
            castAndPublish(service.getApplicationContext(), 3 * BALLOTS);
        }
        assertThat(recount(old, remembering))
                .startsWith("1: " + scrutin.uid() + ": has other leaves than the 71 that were published\n");
    }

    private static String recount(Database database, Path notes, String... uids) {
        StringWriter said = new StringWriter();
        try (ApplicationContext commands = ApplicationContext.run(settings(database, notes, Map.of()))) {
            int code = new CommandLine(commands.getBean(RecountCommand.class))
                    .setOut(new PrintWriter(said))
                    .execute(uids);
            return code + ": " + said;
        }
    }

    /** From the report to the next ballot, and what is left for whoever kept a checkpoint of what is lost. */
    @Test
    void what_is_lost_is_named_and_signed_and_the_service_goes_on_from_there() throws Exception {
        String lost = newest(remembering, 71);
        Path report = forgetful.resolveSibling("report.txt");
        try (ApplicationContext commands = ApplicationContext.run(settings(old, remembering, Map.of()))) {
            assertThat(run(commands, EpochCommand.class, "--report", report.toString(), "--reason", "Disque perdu"))
                    .isEqualTo(1);
            assertThat(run(commands, RestoreReportCommand.class, "--out", report.toString()))
                    .isEqualTo(1);
            assertThat(Files.readString(report))
                    .startsWith("voix-restore-report v1\nhost localhost\nat ")
                    .contains("\nurns 1 missing 40 since 20")
                    .contains("\nurn scrutins/" + scrutin.uid() + " published 71 ")
                    .contains(" goes-on-from 31 ")
                    .contains(" found 31 missing 40 since 20");
            for (String reason : List.of(" ", "une ligne\nune autre", "x".repeat(1001))) {
                assertThat(run(commands, EpochCommand.class, "--report", report.toString(), "--reason", reason))
                        .isEqualTo(1);
            }
        }
        try (EmbeddedServer service = serve(old, remembering, Map.of())) {
            assertContradicted(service, 71);
        }
        begin(old, remembering, report);
        try (EmbeddedServer service = serve(old, remembering, Map.of())) {
            assertTakesVotes(service);
            assertPublished(service, lost, report);
            castAndPublish(service.getApplicationContext(), 2 * BALLOTS);
            assertThat(newest(remembering, 71)).isEmpty();
            assertVerified(service, lost);
        }
        try (EmbeddedServer again = serve(old, remembering, Map.of())) {
            assertTakesVotes(again);
        }
    }

    private void begin(Database database, Path notes, Path report) {
        try (ApplicationContext commands = ApplicationContext.run(settings(database, notes, Map.of()))) {
            run(commands, RestoreReportCommand.class, "--out", report.toString());
            assertThat(run(commands, EpochCommand.class, "--report", report.toString(), "--reason", "Disque perdu"))
                    .isZero();
            assertThat(run(commands, EpochCommand.class, "--report", report.toString(), "--reason", "Encore"))
                    .as("nothing is missing any more")
                    .isEqualTo(1);
        }
    }

    private static int run(ApplicationContext context, Class<?> command, String... arguments) {
        return new CommandLine(context.getBean(command)).execute(arguments);
    }

    /** The note of that size, if it is the newest. */
    private String newest(Path notes, long size) {
        NewestNoteListener newest = new NewestNoteListener();
        new NoteFolderWriter("localhost", notes).readNewest(newest);
        return newest.notes().stream()
                .filter(note -> note.uid().equals(scrutin.uid()) && note.size() == size)
                .map(KeptNote::text)
                .findFirst()
                .orElse("");
    }

    private void assertPublished(EmbeddedServer service, String lost, Path report) throws Exception {
        String key = get(service, "/.well-known/voix-urn.vkey").body().strip();
        String statement = get(service, "/urnes/epoques").body();
        String said = NoteReader.verified(statement.substring(0, statement.length() - 1), key);
        String sha256 = HexFormat.of().formatHex(Sha256.hash(Files.readAllBytes(report)));
        assertThat(said)
                .startsWith("localhost/urnes/epoques\nepoch 1\nat 20")
                .contains("\nreport " + sha256 + "\nreason Disque perdu\nurn scrutins/" + scrutin.uid()
                        + " published 71 ")
                .endsWith(" " + sha256 + "\n");
        assertThat(get(service, "/urnes/epoques/1/rapport").body()).isEqualTo(Files.readString(report));
        assertThat(get(service, "/urnes/epoques/1/checkpoints").body()).isEqualTo(lost + "\n");
        assertThat(get(service, "/urnes/epoques/2/rapport").statusCode()).isEqualTo(404);
        assertThat(get(service, "/api/v1/urnes/epoques").body())
                .startsWith("{\"items\":[{\"number\":1,\"at\":\"20")
                .contains(
                        "\"reason\":\"Disque perdu\",\"missing\":40,\"report\":\"" + sha256
                                + "\",\"statement\":\"localhost/",
                        "\"urns\":[{\"path\":\"scrutins/" + scrutin.uid() + "\",\"published\":{\"size\":71,",
                        "\"goesOnFrom\":{\"size\":31,");
        assertThat(get(service, "/journal").body())
                .contains(
                        "Ce qui est perdu", "40 feuilles ou actes sont perdus, dans un registre", "<p>Disque perdu</p>")
                .contains("href=\"/urnes/epoques/1/rapport\"");
        assertThat(get(service, "/en/journal").body()).contains("40 leaves or entries are lost, in one record");
    }

    /** Whoever kept what is lost is told so; whoever kept what nobody lost, or something else, is told of a contradiction. */
    private void assertVerified(EmbeddedServer service, String lost) throws Exception {
        Path kept = forgetful.resolveSibling("kept");
        Files.writeString(kept, lost);
        Path saved = forgetful.resolveSibling("saved");
        VerifyRun told = VerifyRun.of(
                service.getURI().toString(),
                "--scrutin",
                scrutin.uid(),
                "--since",
                kept.toString(),
                "--save",
                saved.toString());
        assertThat(told.out())
                .anyMatch(line -> line.startsWith(
                                scrutin.uid()
                                        + ": lost: 40 entries that an earlier checkpoint of 71 had are not there any more; epoch 1 of 20")
                        && line.endsWith(" says so: Disque perdu"));
        assertThat(told.exitCode()).isZero();
        assertThat(VerifyRun.of(service.getURI().toString(), "--since", saved.toString())
                        .out())
                .noneMatch(line -> line.contains("lost"));
        UrnKeyService keys = service.getApplicationContext().getBean(UrnKeyService.class);
        Files.writeString(
                kept,
                keys.sign(new CheckpointNote(scrutin.uid(), 71, new byte[32])).text());
        assertThat(VerifyRun.of(service.getURI().toString(), "--scrutin", scrutin.uid(), "--since", kept.toString())
                        .exitCode())
                .as("another one of 71 is none that was lost")
                .isEqualTo(1);
    }

    /** Whoever can write to the database puts the older one back, and the statement once more under the next number. */
    @Test
    void a_statement_that_was_taken_up_excuses_no_second_loss() throws Exception {
        begin(old, remembering, forgetful.resolveSibling("report.txt"));
        Database begun = TestDatabase.copyOf(old);
        try (EmbeddedServer service = serve(old, remembering, Map.of())) {
            castAndPublish(service.getApplicationContext(), BALLOTS);
        }
        try (Connection connection = begun.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into epoch select 2, statement, report, checkpoints from epoch");
        }
        try (EmbeddedServer service = serve(begun, remembering, Map.of())) {
            assertContradicted(service, 71);
        }
    }

    /** It was begun after the backup: of it nothing is left to go on from, and nothing to serve. */
    @Test
    void an_urn_that_is_gone_altogether_is_told_as_lost() throws Exception {
        Scrutin gone;
        Path kept = forgetful.resolveSibling("kept");
        try (EmbeddedServer service = serve(current, remembering, Map.of())) {
            gone = service.getApplicationContext().getBean(Fixtures.class).anOpenScrutin();
            service.getApplicationContext().getBean(TestBallots.class).cast(gone, 5);
            service.getApplicationContext().getBean(UrnPublishing.class).publish();
            assertThat(VerifyRun.of(service.getURI().toString(), "--save", kept.toString())
                            .exitCode())
                    .isZero();
            service.getApplicationContext()
                    .getBean(NotedCheckpointService.class)
                    .write();
        }
        begin(old, remembering, forgetful.resolveSibling("report.txt"));
        try (EmbeddedServer service = serve(old, remembering, Map.of())) {
            Path later = forgetful.resolveSibling("later");
            String url = service.getURI().toString();
            VerifyRun told = VerifyRun.of(url, "--since", kept.toString(), "--save", later.toString());
            assertThat(told.out())
                    .anyMatch(line -> line.startsWith(gone.uid()
                                    + ": lost: the urn is not served any more, nor any of the 6 entries that an earlier"
                                    + " checkpoint had; epoch 1 of 20")
                            && line.endsWith(" says so: Disque perdu"));
            assertThat(told.exitCode()).isZero();
            assertThat(VerifyRun.of(url, "--scrutin", gone.uid(), "--since", kept.toString())
                            .exitCode())
                    .isZero();
            assertThat(VerifyRun.of(url, "--since", later.toString()).out())
                    .as("it is told once, and there is nothing to hold any more")
                    .hasSize(1);
        }
    }

    /** The old database was voted on by an instance that was told to believe it. */
    @Test
    void an_old_database_that_has_grown_since_goes_on_from_what_both_have() throws Exception {
        try (EmbeddedServer service = serve(old, forgetful, Map.of("voix.urn.trust-database", "nobody remembers"))) {
            castAndPublish(service.getApplicationContext(), 3 * BALLOTS);
        }
        Path report = forgetful.resolveSibling("report.txt");
        begin(old, remembering, report);
        assertThat(Files.readString(report)).contains(" goes-on-from 31 ").contains(" found 211 missing 40 since 20");
        try (EmbeddedServer service = serve(old, remembering, Map.of())) {
            assertTakesVotes(service);
        }
    }

    @Test
    void the_account_of_acts_goes_back_with_the_rest() throws Exception {
        try (EmbeddedServer service = serve(current, remembering, Map.of())) {
            signThreeActs(service.getApplicationContext());
        }
        Path report = forgetful.resolveSibling("report.txt");
        begin(old, remembering, report);
        assertThat(Files.readString(report))
                .contains("\nurns 2 missing 43 ")
                .contains("\nurn journal published 3 ")
                .contains(" found 0 missing 3 since -\n");
        try (EmbeddedServer service = serve(old, remembering, Map.of())) {
            AlteredAccountTest.appendThreeActs(service.getApplicationContext());
            assertThat(service.getApplicationContext()
                            .getBean(AccountHeadSigning.class)
                            .sign())
                    .isPresent();
            assertThat(get(service, "/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void another_instance_takes_the_epoch_up_at_its_next_start_and_believes_no_unsigned_one() throws Exception {
        Path other = forgetful.resolveSibling("other");
        copy(remembering, other);
        Path unsigned = forgetful.resolveSibling("unsigned");
        copy(remembering, unsigned);
        Database another = TestDatabase.copyOf(backup);
        begin(old, remembering, forgetful.resolveSibling("report.txt"));
        try (Connection from = old.connect();
                Connection to = another.connect();
                Statement read = from.createStatement();
                ResultSet row = read.executeQuery("select statement from epoch");
                PreparedStatement write = to.prepareStatement("insert into epoch values (1, ?, '', '')")) {
            row.next();
            write.setString(1, row.getString(1).replace("Disque perdu", "Rien"));
            write.executeUpdate();
        }
        try (EmbeddedServer service = serve(old, other, Map.of())) {
            assertTakesVotes(service);
        }
        try (EmbeddedServer service = serve(another, unsigned, Map.of())) {
            assertContradicted(service, 71);
            assertThat(get(service, "/api/v1/urnes/epoques").body()).isEqualTo("{\"items\":[]}");
            assertThat(get(service, "/journal").body()).doesNotContain("h-epoques");
        }
    }

    /** One that shares the folder of the command, and one with a folder of its own; neither is started again. */
    @Test
    void running_instances_take_the_epoch_up_with_the_next_round() throws Exception {
        Path other = Files.createDirectories(forgetful.resolveSibling("elsewhere"));
        copy(remembering, other.resolve("notes"));
        try (EmbeddedServer same = serve(old, remembering, Map.of());
                EmbeddedServer beside = serve(old, other.resolve("notes"), Map.of())) {
            for (EmbeddedServer service : List.of(same, beside)) {
                assertContradicted(service, 71);
            }
            begin(old, remembering, forgetful.resolveSibling("report.txt"));
            for (EmbeddedServer service : List.of(same, beside)) {
                until(() -> get(service, "/health").body().contains("{\"status\":\"UP\"}"));
                assertTakesVotes(service);
            }
            castAndPublish(same.getApplicationContext(), 2 * BALLOTS);
            assertTakesVotes(beside);
            same.getApplicationContext().getBean(RecountRound.class).run();
            beside.getApplicationContext().getBean(RecountRound.class).run();
            assertThat(get(same, "/health").statusCode()).isEqualTo(200);
            assertThat(get(beside, "/health").statusCode()).isEqualTo(200);
        }
        for (Path notes : List.of(remembering, other.resolve("notes"))) {
            try (EmbeddedServer again = serve(old, notes, Map.of())) {
                assertTakesVotes(again);
            }
        }
    }

    private void assertRefused(EmbeddedServer service) throws Exception {
        HttpResponse<String> health = get(service, "/health");
        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(health.body()).contains("Nobody says what was published of this database before");
        assertThat(get(service, checkpoint()).statusCode()).isEqualTo(503);
        assertThat(get(service, "/api/v1/urnes/checkpoints").body()).doesNotContain("— localhost ");
        assertThat(vote(service, scrutin.uid()).statusCode()).isEqualTo(503);
        service.getApplicationContext().getBean(RecountRound.class).run();
        service.getApplicationContext().getBean(NotedCheckpointService.class).write();
        NewestNoteListener kept =
                service.getApplicationContext().getBean(NoteMemory.class).load();
        assertThat(kept.notes()).isEmpty();
    }

    private void assertContradicted(EmbeddedServer service, int published) throws Exception {
        assertThat(get(service, "/health").body())
                .contains("has 31 leaves, and had " + published + " when they were published");
        assertThat(get(service, checkpoint()).statusCode()).isEqualTo(503);
        assertThat(vote(service, scrutin.uid()).statusCode()).isEqualTo(503);
        assertThat(get(service, "/api/v1/urnes/checkpoints").body())
                .contains("\"uid\":\"" + scrutin.uid() + "\",\"checkpoint\":null,\"last\":\"localhost/");
    }

    private void assertTakesVotes(EmbeddedServer service) throws Exception {
        assertThat(get(service, "/health").statusCode()).isEqualTo(200);
        assertThat(get(service, checkpoint()).statusCode()).isEqualTo(200);
        assertThat(vote(service, scrutin.uid()).statusCode()).isEqualTo(200);
        service.getApplicationContext().getBean(UrnPublishing.class).publish();
        service.getApplicationContext().getBean(NotedCheckpointService.class).write();
    }

    private String checkpoint() {
        return "/scrutins/" + scrutin.uid() + "/urne/checkpoint";
    }

    private static EmbeddedServer serve(Database database, Path notes, Map<String, Object> more) {
        Map<String, Object> serving = settings(database, notes, more);
        serving.put("voix.serving", "true");
        return TestServer.start(serving);
    }

    private static Map<String, Object> settings(Database database, Path notes, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "voix.urn.notes", notes.toString(),
                "voix.urn.trust-database", "",
                "voix.urn.recount-after", "1h",
                "datasources.default.url", database.url(),
                "datasources.default.username", database.user(),
                "datasources.default.password", database.password()));
        settings.putAll(more);
        return settings;
    }
}
