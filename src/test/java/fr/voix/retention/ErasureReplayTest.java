package fr.voix.retention;

import static fr.voix.Http.ballot;
import static fr.voix.Http.send;
import static fr.voix.Http.vote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.Fixtures;
import fr.voix.ShiftedClock;
import fr.voix.TestDatabase;
import fr.voix.TestDatabase.Database;
import fr.voix.TestServer;
import fr.voix.base.mail.MailStopService;
import fr.voix.base.mail.Outbox;
import fr.voix.base.mail.ReceivedMail;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.signature.Petitions;
import fr.voix.petition.signature.Signatory;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.memory.EraseAgainCommand;
import fr.voix.urn.note.ErasureFileStore;
import fr.voix.urn.note.ErasureReplay;
import fr.voix.urn.tally.UrnRecount;
import fr.voix.vote.robotcheck.TestVoters;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A database is put back to an hour before people erased what is theirs, and gets to know that they did. */
@Tag("long")
class ErasureReplayTest {

    private static final String MAIL = "zenaide@boite-plantee.example";
    private static final String LEFT = """
        select (select count(*) from ballot) || ' ' || (select count(*) from signature) || ' '
            || (select count(*) from follow) || ' ' || (select count(*) from petition where author_name is not null)
        """;

    @TempDir
    Path folder;

    private Scrutin scrutin;
    private String voter;
    private String retrait;
    private String stop;
    private String author;

    @Test
    void what_was_erased_since_is_erased_again_and_nothing_else() throws Exception {
        Database original = TestDatabase.fresh();
        try (EmbeddedServer service = serve(original)) {
            takePart(service);
        }
        Database restored = TestDatabase.copyOf(original);
        try (EmbeddedServer service = serve(original)) {
            eraseEverything(service);
        }
        assertThat(text(original, LEFT)).as("those of another person").isEqualTo("1 0 0 0");
        assertThat(text(restored, LEFT)).isEqualTo("2 1 1 1");

        try (EmbeddedServer service = serve(restored)) {
            assertThat(eraseAgain(service)).isEqualTo("0 erasures=4 left=0");
            assertThat(text(restored, LEFT)).isEqualTo("1 0 0 0");
            assertThat(service.getApplicationContext()
                            .getBean(UrnRecount.class)
                            .recount(scrutin.uid())
                            .orElseThrow()
                            .faults())
                    .isEmpty();
            assertThat(eraseAgain(service)).as("as often as one likes").isEqualTo("0 erasures=4 left=0");
        }
    }

    @Test
    void whoever_wants_mail_again_is_written_to_after_a_restore_unless_that_changed_since() throws Exception {
        Database original = TestDatabase.fresh();
        String stops = "select count(*)::text from mail_stop";
        UUID key = UUID.randomUUID();
        String address;
        try (EmbeddedServer service = serve(original)) {
            address = service.getApplicationContext()
                    .getBean(MailStopService.class)
                    .path(key);
            assertThat(new Signatory(service.getURI()).post(address, Map.of()).statusCode())
                    .isEqualTo(200);
        }
        Database restored = TestDatabase.copyOf(original);
        try (EmbeddedServer service = serve(original)) {
            Signatory reader = new Signatory(service.getURI());
            for (String wish : List.of("/retour", "/retour", "")) {
                assertThat(reader.post(address + wish, Map.of()).statusCode()).isEqualTo(200);
            }
        }
        try (EmbeddedServer service = serve(restored)) {
            assertThat(eraseAgain(service)).isEqualTo("0 erasures=1 left=0");
        }
        assertThat(text(restored, stops)).isEqualTo("0");
        try (EmbeddedServer service = serve(original)) {
            assertThat(eraseAgain(service)).isEqualTo("0 erasures=1 left=0");
        }
        assertThat(text(original, stops)).as("the later wish").isEqualTo("1");
    }

    @Test
    void what_nobody_knows_the_outcome_of_is_noted_and_what_was_refused_is_not() throws Exception {
        try (EmbeddedServer service = serve(TestDatabase.fresh())) {
            ErasureFileStore file = service.getApplicationContext().getBean(ErasureFileStore.class);
            for (String state : List.of("08006", "53100")) {
                assertThatThrownBy(() -> file.noted(
                                () -> {
                                    throw new DataAccessException("commit", new SQLException("broken", state));
                                },
                                () -> file.note("follow", "all", state)))
                        .isInstanceOf(DataAccessException.class);
            }
        }
        assertThat(erasures()).singleElement().satisfies(one -> assertThat(one).hasContent("follow 08006"));
    }

    @Test
    void a_line_that_nobody_understands_is_named() throws Exception {
        try (EmbeddedServer service = serve(TestDatabase.fresh())) {
            Files.createDirectories(folder.resolve("notes"));
            Files.writeString(
                    folder.resolve("notes/erasures-2026-11"),
                    "shoe 43\nsignature 12\nfollow 00000000-0000-0000-0000-000000000000\n");
            assertThat(eraseAgain(service))
                    .isEqualTo("1 not erased: shoe 43 not erased: signature 12 erasures=3 left=2");
            assertThat(service.getApplicationContext()
                            .getBean(ErasureReplay.class)
                            .replay()
                            .left())
                    .containsExactly("shoe 43", "signature 12");
        }
    }

    @Test
    void what_stands_at_the_same_place_by_now_stays() throws Exception {
        Database database = TestDatabase.fresh();
        try (EmbeddedServer service = serve(database)) {
            takePart(service);
            String number = text(database, "select petition_id from petition where author_name is not null");
            Files.writeString(
                    folder.resolve("notes/erasures-2026-11"),
                    "ballot " + scrutin.uid() + " 2 0123456789abcdef\nauthor " + number + " 2026-11-01T08:00:00Z\n");
            assertThat(eraseAgain(service)).isEqualTo("0 erasures=2 left=0");
            assertThat(text(database, LEFT)).isEqualTo("2 1 1 1");
        }
    }

    @Test
    void the_files_name_nobody_and_go_when_no_backup_is_as_old() throws Exception {
        try (EmbeddedServer service = serve(TestDatabase.fresh())) {
            takePart(service);
            eraseEverything(service);
        }
        // one for each urn, all of one time: nothing says that they are one person's
        List<Path> files = erasures();
        assertThat(files).hasSize(4);
        var times = new HashSet<FileTime>();
        var lines = new StringBuilder();
        for (Path file : files) {
            lines.append(Files.readString(file));
            times.add(Files.getLastModifiedTime(file));
        }
        assertThat(times).hasSize(1);
        assertThat(lines.toString())
                .matches("author \\d+ 20[0-9T:.-]+Z\\n"
                        + "ballot AMANR5L17\\w+ 2 [0-9a-f]{16}\\n"
                        + "follow [0-9a-f-]{36}\\n"
                        + "signature \\d+ [0-9a-f-]{36}\\n");
        try (EmbeddedServer service = serve(TestDatabase.fresh())) {
            ServiceJobs jobs = ServiceJobs.of(service.getApplicationContext(), TwoYearsTest.ELSEWHERE);
            service.getApplicationContext().getBean(ShiftedClock.class).advance(Promise.BACKUP.time());
            jobs.run();
            assertThat(erasures()).hasSize(4);
            service.getApplicationContext().getBean(ShiftedClock.class).advance(Duration.ofDays(62));
            jobs.run();
            assertThat(erasures()).isEmpty();
        }
    }

    private List<Path> erasures() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("notes"))) {
            return files.filter(file -> file.getFileName().toString().matches("erasures-\\d.*"))
                    .sorted()
                    .toList();
        }
    }

    private EmbeddedServer serve(Database database) throws InterruptedException {
        return TestServer.startReady(Map.of(
                "datasources.default.url",
                database.url(),
                "datasources.default.username",
                database.user(),
                "datasources.default.password",
                database.password(),
                "voix.serving",
                "true",
                "voix.home",
                folder.toString(),
                "voix.urn.notes",
                folder.resolve("notes").toString(),
                // nothing that is lost with the hours after the restore was published
                "voix.urn.publish-every",
                "1h",
                "voix.limits.enabled",
                "false",
                "test.shifted-clock",
                "true",
                "test.local-outbox",
                "true"));
    }

    private void takePart(EmbeddedServer service) throws Exception {
        var beans = service.getApplicationContext();
        scrutin = beans.getBean(Fixtures.class).anOpenScrutin();
        beans.getBean(ScrutinFixture.class).aScrutin();
        TestVoters voters = beans.getBean(TestVoters.class);
        assertThat(vote(service, scrutin.uid()).statusCode()).isEqualTo(200);
        voter = voters.aVoter();
        assertThat(vote(service, scrutin.uid(), voter).statusCode()).isEqualTo(200);

        Signatory browser = new Signatory(service.getURI());
        Outbox outbox = beans.getBean(Outbox.class);
        Petition petition = beans.getBean(Petitions.class).anOpenOne();
        assertThat(browser.sign(petition.id(), Signatory.form("Ada Martin", MAIL))
                        .statusCode())
                .isEqualTo(303);
        ReceivedMail signing = outbox.lastTo(MAIL);
        retrait = path(signing.link("/retrait"));
        String confirmation = signing.links().stream()
                .filter(url -> url.contains("/signatures/") && !url.contains("/retrait"))
                .findFirst()
                .orElseThrow();
        assertThat(browser.post(confirmation, Map.of()).statusCode()).isEqualTo(303);
        petitionOfNobody(beans.getBean(ScrutinFixture.class), petition);

        var wish = Map.of("texte", "PRJLANR5L17B2247", "mail", MAIL, "frequence", "weekly", "consentement", "oui");
        assertThat(browser.post("/suivre", wish).statusCode()).isEqualTo(303);
        var followed = browser.post(outbox.lastTo(MAIL).link("/confirmation/"), Map.of());
        Matcher link = Pattern.compile("href=\"([^\"]*/suivre/arret/[^\"]+)\"")
                .matcher(browser.follow(followed).body());
        assertThat(link.find()).isTrue();
        stop = link.group(1);

        var form = new HashMap<>(Map.of("titre", "Planter des haies", "demande", "Qu’on en plante."));
        form.putAll(Map.of("motifs", "Il en manque.", "nom", "Ada Martin", "mail", MAIL, "pays", "BE", "regle", "oui"));
        assertThat(browser.post("/petitions/nouvelle", form).statusCode()).isEqualTo(303);
        author = path(outbox.lastTo(MAIL).link("/petitions/suivi/"));
        beans.getBean(ScrutinFixture.class)
                .run("update petition set state = 'LAPSED' where titre = 'Planter des haies'");
    }

    /** The next instance has another port. */
    private static String path(String url) {
        return URI.create(url).getRawPath();
    }

    private static void petitionOfNobody(ScrutinFixture sql, Petition petition) {
        sql.run("update petition set author_name = null, author_address = null where petition_id = ?", petition.id());
    }

    private void eraseEverything(EmbeddedServer service) throws Exception {
        assertThat(send(ballot(service, scrutin.uid(), voter).DELETE()).statusCode())
                .isEqualTo(200);
        Signatory browser = new Signatory(service.getURI());
        assertThat(browser.post(retrait, Map.of()).statusCode()).isLessThan(400);
        assertThat(browser.post(stop, Map.of()).statusCode()).isLessThan(400);
        assertThat(browser.post(author + "/effacement", Map.of()).statusCode()).isLessThan(400);
    }

    /** The exit code, and what it said. */
    private static String eraseAgain(EmbeddedServer service) {
        StringWriter out = new StringWriter();
        int code = new CommandLine(service.getApplicationContext().getBean(EraseAgainCommand.class))
                .setOut(new PrintWriter(out))
                .execute();
        return code + " " + out.toString().strip().replaceAll("\\R", " ");
    }

    private static String text(Database database, String sql) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
