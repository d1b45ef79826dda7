package fr.voix.faults;

import static fr.voix.Http.get;
import static fr.voix.Http.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fr.voix.Fixtures;
import fr.voix.Http;
import fr.voix.RealService;
import fr.voix.TestDatabase;
import fr.voix.TestServer;
import fr.voix.base.load.OutageNotice;
import fr.voix.urn.memory.RecountCommand;
import fr.voix.verify.VerifyRun;
import fr.voix.vote.robotcheck.TestVoters;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** What {@code runbook.md} tells an operator to do, done to a deployment in which just that is broken. */
@Tag("long")
@Isolated("listens to the log")
class RunbookTest {

    private static final int UNAVAILABLE = 503;

    private final Path keys = RealService.urnKeyFile();

    @TempDir
    Path folder;

    private Scrutin scrutin;

    /** "Restore": the folder of the database lost its tables and half of its log. */
    @Test
    void a_database_whose_disk_lost_half_of_it_is_back_with_every_ballot() throws Exception {
        Optional<Path> programs = ArchivedDatabase.programs();
        assumeTrue(programs.isPresent(), "apt-get install postgresql pgbackrest");
        try (ArchivedDatabase database =
                new ArchivedDatabase(programs.get(), Files.createDirectories(folder.resolve("database")))) {
            migrate(database.url());
            try (EmbeddedServer service = serve(database.url(), Map.of())) {
                begin(service);
                voted(service);
                database.backUp();
                voted(service);
            }
            database.archive();
            database.stop();
            delete(database.data().resolve("base"));
            delete(database.data().resolve("pg_wal"));
            database.backrest("--delta", "restore");
            database.start();
            assertThat(recount(database.url(), Map.of()))
                    .startsWith("0 ")
                    .contains("published=1 leaves=3 ballots=2 wrong=0");
            try (EmbeddedServer service = serve(database.url(), Map.of())) {
                voted(service);
            }
        }
    }

    /** "Failover" by hand, where the standby waits for one in turn. */
    @Test
    void a_standby_that_is_promoted_takes_votes_once_it_waits_for_nobody() throws Exception {
        OwnDatabase primary = new OwnDatabase(folder.resolve("primary"), Map.of());
        primary.start();
        primary.create(Optional.empty());
        migrate(url(primary));
        OwnDatabase standby = primary.standby(folder.resolve("standby"), primary.port());
        Files.writeString(
                folder.resolve("standby/postgresql.auto.conf"),
                "synchronous_standby_names = '*'\n",
                StandardOpenOption.APPEND);
        String both = "jdbc:postgresql://127.0.0.1:" + primary.port() + ",127.0.0.1:" + standby.port() + "/"
                + OwnDatabase.NAME + "?targetServerType=primary";
        try (EmbeddedServer service = serve(both, Map.of())) {
            begin(service);
            voted(service);
            primary.kill();
            standby.execute("select pg_promote()");
            standby.execute("select pg_reload_conf()");
            String voter = aVoter(service);
            CompletableFuture<HttpResponse<String>> waits = CompletableFuture.supplyAsync(() -> vote(service, voter));
            until(() -> get(service, "/health/votes").body().contains("its standby"));
            standby.execute("alter system set synchronous_standby_names = ''");
            standby.execute("select pg_reload_conf()");
            waits.join();
            until(() -> vote(service, voter).statusCode() == 200);
            assertThat(vote(service, voter).body()).contains("\"total\":2");
        } finally {
            standby.close();
            primary.close();
        }
    }

    /** "Disk full": there is no room for one more page of a table; the log of PostgreSQL is on another disk. */
    @Test
    void a_full_disk_is_told_apart_from_a_database_that_is_away() throws Exception {
        Logger log = (Logger) LoggerFactory.getLogger(OutageNotice.class);
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        log.addAppender(said);
        try (SmallDisk disk = mount();
                OwnDatabase database = new OwnDatabase(folder.resolve("cluster"), Map.of())) {
            database.start();
            database.create(Optional.of(Files.createDirectory(disk.folder().resolve("tables"))));
            migrate(url(database));
            try (EmbeddedServer service = serve(url(database), Map.of())) {
                begin(service);
                voted(service);
                disk.fill();
                until(() -> vote(service, aVoter(service)).statusCode() == UNAVAILABLE);
                HttpResponse<String> health = get(service, "/health/votes");
                assertThat(health.statusCode()).isEqualTo(UNAVAILABLE);
                assertThat(health.body())
                        .contains("\"disk\":\"the disk of the database is full\"", "votes are not taken");
                assertThat(get(service, "/scrutins/" + scrutin.uid() + "/urne/checkpoint")
                                .statusCode())
                        .as("what is there can be read")
                        .isEqualTo(200);
                disk.free();
                voted(service);
                // once it was not met for a while
                until(() -> lines(said).stream()
                        .anyMatch(line -> line.startsWith("The disk of the database has room again, after ")));
                until(() -> get(service, "/health/votes").statusCode() == 200);
            }
            assertThat(lines(said))
                    .anyMatch(line -> line.startsWith("The disk of the database is full, as "))
                    .noneMatch(line -> line.startsWith("The database does not answer"));
        } finally {
            log.detachAppender(said);
        }
    }

    private SmallDisk mount() {
        try {
            return new SmallDisk(folder.resolve("disk"), 96);
        } catch (IOException e) {
            return abort("a tmpfs cannot be mounted here: " + e.getMessage());
        }
    }

    private static List<String> lines(ListAppender<ILoggingEvent> log) {
        return List.copyOf(log.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    /** "Keys": that of the urns. */
    @Test
    void the_key_of_the_urns_is_changed_and_both_parts_of_an_urn_are_accepted() throws Exception {
        try (OwnDatabase database = new OwnDatabase(folder.resolve("cluster"), Map.of())) {
            database.start();
            database.create(Optional.empty());
            migrate(url(database));
            String old;
            Path kept = folder.resolve("kept");
            try (EmbeddedServer service = serve(url(database), Map.of())) {
                begin(service);
                voted(service);
                old = verifierKey(service);
                String address = service.getURI().toString();
                until(() -> VerifyRun.of(address, "--all", "--key", old, "--save", kept.toString())
                                .exitCode()
                        == 0);
            }
            Map<String, Object> changed = new HashMap<>(Map.of("voix.urn.key-file", aKey().toString()));
            assertThat(recount(url(database), changed))
                    .as("the earlier key is not named")
                    .startsWith("1 ")
                    .contains(scrutin.uid() + ": a note of it carries no signature by a key that is known");
            try (EmbeddedServer service = serve(url(database), changed)) {
                assertThat(vote(service, aVoter(service)).statusCode()).isEqualTo(UNAVAILABLE);
                assertThat(get(service, "/health").body()).contains("signed by no key that is named here");
            }
            changed.put("voix.urn.earlier-keys", old);
            assertThat(recount(url(database), changed))
                    .startsWith("0 ")
                    .contains("published=1 leaves=2 ballots=1 wrong=0");
            try (EmbeddedServer service = serve(url(database), changed)) {
                voted(service);
                String present = verifierKey(service);
                assertThat(present).isNotEqualTo(old);
                String address = service.getURI().toString();
                // the register names the new key within seconds
                until(() -> VerifyRun.of(address, "--all", "--key", present).exitCode() != 2);
                VerifyRun verified = VerifyRun.of(address, "--all", "--key", present);
                assertThat(verified.exitCode()).as(verified.toString()).isZero();
                assertThat(verified.out()).anyMatch(line -> line.contains("ballots=2"));
                assertThat(VerifyRun.of(address, "--all", "--key", present, "--since", kept.toString())
                                .sentences(scrutin.uid()))
                        .as("it knows one key at a time")
                        .anyMatch(sentence -> sentence.startsWith("an earlier checkpoint is not that of this key"));
                VerifyRun byTheOld = VerifyRun.of(address, "--all", "--key", old);
                assertThat(byTheOld.exitCode()).isEqualTo(1);
                assertThat(byTheOld.sentences(scrutin.uid()))
                        .anyMatch(sentence -> sentence.contains("carries no signature by the key "));
            }
            assertThat(recount(url(database), changed))
                    .startsWith("0 ")
                    .contains("published=1 leaves=3 ballots=2 wrong=0");
        }
    }

    private String verifierKey(EmbeddedServer service) {
        return get(service, "/.well-known/voix-urn.vkey").body().strip();
    }

    private Path aKey() throws Exception {
        Path key = folder.resolve("new.pem");
        Process made = new ProcessBuilder("sh", "-c", "umask 077; openssl genpkey -algorithm ed25519 -out " + key)
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        return key;
    }

    private static void migrate(String url) {
        new TestDatabase.Database(url, "postgres", "").migrate();
    }

    private static String url(OwnDatabase database) {
        return "jdbc:postgresql://127.0.0.1:" + database.port() + "/" + OwnDatabase.NAME;
    }

    private Map<String, Object> settings(String url, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "datasources.default.url",
                url,
                "datasources.default.username",
                "postgres",
                "datasources.default.password",
                "",
                "voix.serving",
                "true",
                "voix.leaving-for",
                "0s",
                "voix.home",
                folder.resolve("home").toString(),
                "voix.urn.key-file",
                keys.toString(),
                // where it starts with another key, as an operator's own does
                "voix.urn.trust-database",
                "",
                "voix.urn.notes",
                folder.resolve("notes").toString()));
        settings.putAll(more);
        return settings;
    }

    private EmbeddedServer serve(String url, Map<String, Object> more) {
        return TestServer.start(settings(url, more));
    }

    private void begin(EmbeddedServer service) {
        scrutin = service.getApplicationContext().getBean(Fixtures.class).anOpenScrutin();
    }

    /** Exit code, and what it said. */
    private String recount(String url, Map<String, Object> more) {
        var said = new StringWriter();
        var settings = settings(url, more);
        settings.remove("voix.serving");
        try (EmbeddedServer commands = TestServer.start(settings)) {
            int code = new CommandLine(commands.getApplicationContext().getBean(RecountCommand.class))
                    .setOut(new PrintWriter(said))
                    .execute();
            return code + " " + said;
        }
    }

    /** Somebody new, who tries again as a page does; and it is published. */
    private void voted(EmbeddedServer service) {
        String voter = aVoter(service);
        until(() -> vote(service, voter).statusCode() == 200);
        long size = Long.parseLong(vote(service, voter).body().replaceAll("(?s).*\"size\":(\\d+).*", "$1"));
        until(() -> get(service, "/scrutins/" + scrutin.uid() + "/urne/checkpoint")
                .body()
                .contains("\n" + size + "\n"));
    }

    private static String aVoter(EmbeddedServer service) {
        return service.getApplicationContext().getBean(TestVoters.class).aVoter();
    }

    private HttpResponse<String> vote(EmbeddedServer service, String cookie) {
        return Http.vote(service, scrutin.uid(), cookie);
    }

    private static void delete(Path tree) throws Exception {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
