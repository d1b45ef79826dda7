package fr.voix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.parliament.opendata.SampleImport;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** A moment of what benchmarks are made of and a JDK alone can do; as a whole they run in {@code BenchmarksCheck}. */
@MicronautTest(transactional = false)
@Property(name = "voix.limits.enabled", value = "false")
@Property(name = "voix.cookie-key", value = BenchmarkSmokeTest.COOKIE_KEY)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class BenchmarkSmokeTest {

    static final String COOKIE_KEY = "9f2c71e0b84d36a5c10e7d92f4836ba5";

    private static final Path LOAD = Path.of("src/benchmark/load");
    private static final Path SQL = Path.of("src/benchmark/sql");

    @Inject
    ApplicationContext context;

    @Inject
    EmbeddedServer server;

    @Inject
    ScrutinFixture database;

    @TempDir
    Path folder;

    @BeforeAll
    void theSample(SampleImport sample) {
        sample.load();
    }

    @Test
    void seeds_make_scrutins_ballots_and_signatures() throws Exception {
        List<String> uids = seeded(fr.voix.vote.ballot.Seed::run, "scrutins", "3");
        assertThat(uids).hasSize(3).allMatch(uid -> uid.startsWith("AMAN"));
        seeded(fr.voix.vote.ballot.Seed::run, "ballots", "3000", uids.get(0), uids.get(1), uids.get(2));
        assertThat(database.number(
                        "select count(*) from ballot b join scrutin s using (urn_id) where s.uid = ?", uids.get(2)))
                .isEqualTo(1_000);

        String id = seeded(fr.voix.petition.signature.Seed::run, "petition").getFirst();
        assertThat(seeded(fr.voix.petition.signature.Seed::run, "pending", id, "10000"))
                .hasSize(10_000)
                .allMatch(path -> path.startsWith("/"));
        seeded(fr.voix.petition.signature.Seed::run, "petitions", "2");
        assertThat(database.number("select count(*) from petition where is_shown and state = 'OPEN'"))
                .isEqualTo(3);
    }

    @Test
    void what_is_measured_against_and_what_is_asked_in_sql_is_understood() throws Exception {
        sql("naive-tables.sql", "");
        sql("naive.sql", "");
        assertThat(database.number("select pour from naive_tally where scrutin = 1"))
                .isOne();
        sql("gaps.sql", "; rollback");
        sql("readers.sql", "");
        sql("strangers.sql", "");
    }

    /** By JDBC: what is psql's and pgbench's own is left out. */
    private void sql(String file, String more) throws Exception {
        database.run(Files.readString(SQL.resolve(file))
                        .replaceAll("(?m)^(\\\\|vacuum ).*$", "")
                        .replace(" \\gset", ";")
                        .replace(":scrutin", "1")
                        .replace(":'words'", "'taxe'")
                + more);
    }

    private static String pid() {
        return Long.toString(ProcessHandle.current().pid());
    }

    @Test
    void the_hot_code_by_itself_runs() throws Exception {
        var results = new Runner(new OptionsBuilder()
                        .forks(0)
                        .shouldFailOnError(true)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(10))
                        .output(folder.resolve("jmh.txt").toString())
                        .build())
                .run();
        assertThat(results)
                .hasSizeGreaterThan(4)
                .allSatisfy(result ->
                        assertThat(result.getPrimaryResult().getScore()).isPositive());
    }

    private interface Seed {
        void run(ApplicationContext context, PrintStream out, String... args) throws Exception;
    }

    private List<String> seeded(Seed seed, String... args) throws Exception {
        var out = new ByteArrayOutputStream();
        seed.run(context, new PrintStream(out, true, UTF_8), args);
        return out.toString(UTF_8).lines().toList();
    }

    private static List<String> java(String source, String... args) throws Exception {
        Process process = process(source, args);
        // one that hangs ends, and so does what it says
        process.onExit().orTimeout(3, TimeUnit.MINUTES).exceptionally(late -> process.destroyForcibly());
        List<String> lines = new String(process.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        return lines;
    }

    private static Process process(String source, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                LOAD.resolve(source).toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("VOIX_COOKIE_KEY", COOKIE_KEY);
        return builder.start();
    }
}
