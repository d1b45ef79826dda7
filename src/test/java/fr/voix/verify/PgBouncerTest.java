package fr.voix.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.voix.Fixtures;
import fr.voix.TestDatabase;
import fr.voix.TestServer;
import fr.voix.base.audit.AuditCheck;
import fr.voix.site.export.ExportService;
import fr.voix.urn.tally.UrnRecount;
import fr.voix.vote.robotcheck.TestVoters;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pool that gives a connection of PostgreSQL to another client after each transaction: nothing may be left on it. */
class PgBouncerTest {

    private static final int CONNECTIONS = 4;
    private static final int PEOPLE = 6;
    private static final int VOTES = 200;
    private static final int READS = 3;
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void ballots_beside_an_export_a_recount_an_audit_and_a_verify_are_all_answered() throws Exception {
        Optional<Path> program = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(place -> Path.of(place, "pgbouncer"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(program.isPresent(), "no pgbouncer on the PATH");
        TestDatabase.Database database = TestDatabase.fresh();
        int port = freePort();
        Process pool = start(program.get(), database, port);
        try (EmbeddedServer server = TestServer.start(Map.of(
                "datasources.default.url",
                "jdbc:postgresql://127.0.0.1:" + port + "/voix",
                "datasources.default.username",
                database.user(),
                "datasources.default.password",
                "any",
                "voix.limits.enabled",
                "false",
                "voix.exports.every",
                "1s",
                "voix.urn.notes",
                folder.resolve("notes").toString()))) {
            Scrutin scrutin =
                    server.getApplicationContext().getBean(Fixtures.class).anOpenScrutin();
            List<Integer> answers = whileOthersRead(server, scrutin);
            assertThat(answers).hasSizeGreaterThanOrEqualTo(VOTES).allMatch(status -> status == 200);
            VerifyRun run = VerifyRun.of(server.getURI().toString(), "--scrutin", scrutin.uid());
            assertThat(run.out().getLast()).contains("different=0 unchecked=0");
        } finally {
            pool.destroy();
            pool.onExit().join();
        }
    }

    /** What people are answered while everything that reads for long is done over and over. */
    private List<Integer> whileOthersRead(EmbeddedServer server, Scrutin scrutin) throws Exception {
        var beans = server.getApplicationContext();
        TestVoters voters = beans.getBean(TestVoters.class);
        UrnRecount recounts = beans.getBean(UrnRecount.class);
        ExportService exports = beans.getBean(ExportService.class);
        AuditCheck audits = beans.getBean(AuditCheck.class);
        var votes = new AtomicInteger();
        var readers = new ArrayList<AtomicInteger>();
        BooleanSupplier isOver = () -> votes.get() >= VOTES && readers.stream().allMatch(done -> done.get() >= READS);
        List<Future<List<Integer>>> people = new ArrayList<>();
        List<Future<List<Integer>>> reads = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Callable<Integer> read : List.<Callable<Integer>>of(
                    () -> {
                        exports.make();
                        return 0;
                    },
                    () -> recounts.recount(scrutin.uid()).orElseThrow().faults().size(),
                    () -> audits.check().isPresent() ? 1 : 0,
                    () -> VerifyRun.of(server.getURI().toString(), "--scrutin", scrutin.uid())
                            .exitCode())) {
                var done = new AtomicInteger();
                readers.add(done);
                reads.add(threads.submit(() -> over(isOver, done, read)));
            }
            for (int i = 0; i < PEOPLE; i++) {
                people.add(threads.submit(() -> over(isOver, votes, () -> vote(server, scrutin, voters.aVoter()))));
            }
        }
        for (Future<List<Integer>> read : reads) {
            assertThat(read.get()).as("faults found").containsOnly(0);
        }
        List<Integer> answers = new ArrayList<>();
        for (Future<List<Integer>> one : people) {
            answers.addAll(one.get());
        }
        return answers;
    }

    private static List<Integer> over(BooleanSupplier isOver, AtomicInteger count, Callable<Integer> work)
            throws Exception {
        List<Integer> done = new ArrayList<>();
        for (long end = System.nanoTime() + LONGEST.toNanos(); !isOver.getAsBoolean() && System.nanoTime() < end; ) {
            done.add(work.call());
            count.incrementAndGet();
        }
        return done;
    }

    private int vote(EmbeddedServer server, Scrutin scrutin, String cookie) throws Exception {
        String form = "{\"choice\":\"pour\",\"nonce\":\"AAECAwQFBgcICQoLDA0ODw\",\"consent\":true}";
        URI ballot = server.getURI().resolve("/api/v1/scrutins/" + scrutin.uid() + "/ballot");
        return http.send(
                        HttpRequest.newBuilder(ballot)
                                .header("Cookie", cookie)
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString(form))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    private Process start(Path program, TestDatabase.Database database, int port) throws Exception {
        URI address = URI.create(database.url().substring("jdbc:".length()));
        Path settings = Files.writeString(folder.resolve("pgbouncer.ini"), """
                [databases]
                voix = host=%s port=%d dbname=%s user=%s%s
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                pool_mode = transaction
                default_pool_size = %d
                ignore_startup_parameters = extra_float_digits
                """.formatted(
                        // it asks no hosts file
                        InetAddress.getByName(address.getHost()).getHostAddress(),
                        address.getPort(),
                        address.getPath().substring(1),
                        database.user(),
                        database.password().isEmpty() ? "" : " password=" + database.password(),
                        port,
                        CONNECTIONS));
        List<String> command = new ArrayList<>(List.of(program.toString(), "-q"));
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("-u", "nobody"));
        }
        command.add(settings.toString());
        Process started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("pgbouncer.log").toFile())
                .start();
        while (!isListening(port)) {
            assertThat(started.isAlive())
                    .as(Files.readString(folder.resolve("pgbouncer.log")))
                    .isTrue();
            Thread.sleep(50);
        }
        return started;
    }

    private static boolean isListening(int port) throws IOException {
        try (Socket tried = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return tried.isConnected();
        } catch (ConnectException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
