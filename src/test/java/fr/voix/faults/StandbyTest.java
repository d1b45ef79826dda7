package fr.voix.faults;

import static fr.voix.Http.get;
import static fr.voix.Http.send;
import static fr.voix.Http.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.CuttableProxy;
import fr.voix.Fixtures;
import fr.voix.Http;
import fr.voix.TestDatabase;
import fr.voix.TestServer;
import fr.voix.base.database.RoundTrip;
import fr.voix.base.database.Transactions;
import fr.voix.base.database.WalBarrier;
import fr.voix.urn.memory.RestoreReportCommand;
import fr.voix.verify.VerifyRun;
import fr.voix.vote.robotcheck.TestVoters;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * A PostgreSQL whose commits wait for a standby that hears nothing, and a commit whose wait is cut short: it can be read from then
 * on, and is gone once the standby takes over.
 */
@Tag("long")
class StandbyTest {

    /** Urns are published every second. */
    private static final Duration SOME_ROUNDS = Duration.ofSeconds(4);

    private static final String WAITING = "pg_stat_activity where wait_event = 'SyncRep'";

    @TempDir
    Path folder;

    private OwnDatabase primary;
    private OwnDatabase standby;
    private CuttableProxy line;
    private EmbeddedServer one;
    private EmbeddedServer other;
    private Scrutin scrutin;
    private CheckpointCollector watchers;

    @BeforeEach
    void start() throws Exception {
        primary = new OwnDatabase(folder.resolve("primary"), Map.of());
        primary.start();
        primary.create(Optional.empty());
        new TestDatabase.Database(
                        "jdbc:postgresql://127.0.0.1:" + primary.port() + "/" + OwnDatabase.NAME, "postgres", "")
                .migrate();
        line = new CuttableProxy(primary.port());
        standby = primary.standby(folder.resolve("standby"), line.port());
        one = serve("one");
        other = serve("other");
        scrutin = one.getApplicationContext().getBean(Fixtures.class).anOpenScrutin();
        watchers = new CheckpointCollector(List.of(one.getURI(), other.getURI()), List.of(scrutin.uid()));
        assertThat(vote(one, aVoter()).statusCode()).isEqualTo(200);
        until(() -> sizes().equals(List.of(2L, 2L)));
    }

    @AfterEach
    void stop() throws Exception {
        watchers.close();
        one.close();
        other.close();
        line.close();
        standby.close();
        primary.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pg_cancel_backend", "pg_terminate_backend"})
    void what_the_standby_never_heard_of_was_neither_acknowledged_nor_published(String cut) throws Exception {
        CompletableFuture<HttpResponse<String>> unheard = voteUnheard(aVoter());
        String lost = aVoter();
        CompletableFuture<HttpResponse<String>> lostVote = CompletableFuture.supplyAsync(() -> vote(one, lost));

        assertThat(cutWaits(cut)).as("commits whose wait was cut short").isPositive();
        assertNothingWasSaid(unheard, lostVote);

        primary.kill();
        standby.execute("select pg_promote()");
        until(() -> vote(one, lost).statusCode() == 200);
        assertThat(vote(other, lost).body()).as("counted once").contains("\"choice\":\"pour\"");
        assertEveryCheckpointIsAPrefix();
    }

    @Test
    void what_the_standby_hears_of_late_is_said_then() throws Exception {
        String voter = aVoter();
        CompletableFuture<HttpResponse<String>> unheard = voteUnheard(voter);
        assertThat(cutWaits("pg_cancel_backend")).isPositive();
        assertNothingWasSaid(unheard);

        line.mend();
        until(() -> vote(other, voter).statusCode() == 200);
        assertThat(vote(other, voter).body()).contains("\"index\":2,", "\"total\":2");
        until(() -> sizes().equals(List.of(3L, 3L)));
        assertEveryCheckpointIsAPrefix();
    }

    /** It takes connections, and answers nothing: the address names the other one behind it. */
    @Test
    void a_primary_that_sleeps_keeps_nobody_from_the_one_that_took_its_place() throws Exception {
        primary.signal("STOP");
        standby.execute("select pg_promote()");
        String voter = aVoter();
        until(() -> vote(one, voter).statusCode() == 200);
        until(() -> vote(other, voter).statusCode() == 200);
        assertThat(vote(other, voter).body()).as("counted once").contains("\"index\":2,", "\"total\":2");
        assertEveryCheckpointIsAPrefix();
    }

    @Test
    void that_there_is_no_ballot_is_not_said_while_its_withdrawal_may_vanish() throws Exception {
        String voter = aVoter();
        assertThat(vote(one, voter).statusCode()).isEqualTo(200);
        until(() -> sizes().equals(List.of(3L, 3L)));
        line.cut();
        CompletableFuture<HttpResponse<String>> withdrawal =
                CompletableFuture.supplyAsync(() -> send(ballot(one, voter).DELETE()));
        until(() -> number("select count(*) from ballot") == 1);

        assertThat(send(ballot(other, voter)).statusCode()).isEqualTo(503);
        assertThat(erase(other, voter).statusCode()).isEqualTo(503);
        assertThat(withdrawal.join().statusCode()).isEqualTo(503);
        // it may be carried out, and whoever asked for it meant it
        until(() -> erased("one").contains("ballot " + scrutin.uid() + " 2 "));

        line.mend();
        until(() -> send(ballot(other, voter)).body().contains("\"choice\":null"));
        assertThat(erase(other, voter).body()).contains("\"erased\":false");
    }

    @Test
    void what_is_signed_for_ever_after_a_restore_is_read_of_what_cannot_vanish() throws Exception {
        Path report = folder.resolve("report");
        CommandLine command = new CommandLine(one.getApplicationContext().getBean(RestoreReportCommand.class));
        line.cut();
        CompletableFuture<Void> unheard = CompletableFuture.runAsync(() -> {
            try {
                primary.execute("insert into epoch (epoch_number, statement, report, checkpoints)"
                        + " values (1, 'that nobody signed', '', '')");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        until(() -> number("select count(*) from " + WAITING) > 0);
        assertThat(cutWaits("pg_cancel_backend")).isPositive();
        unheard.join();
        assertThat(number("select count(*) from epoch")).isEqualTo(1);

        assertThat(get(other, "/urnes/epoques").statusCode()).isEqualTo(503);
        assertThat(command.execute("--out", report.toString())).isNotZero();
        assertThat(report).doesNotExist();

        line.mend();
        until(() -> get(other, "/urnes/epoques").body().contains("that nobody signed"));
        assertThat(command.execute("--out", report.toString())).isZero();
        assertThat(report).content().contains("urns 0 missing 0");
    }

    @Test
    void it_is_said_that_no_vote_is_counted_while_the_standby_hears_nothing_although_pages_stay() throws Exception {
        assertThat(get(other, "/health/votes").body()).contains("\"status\":\"UP\"");
        line.cut();
        // what was safe a moment ago tells so for a second
        until(() -> get(other, "/health/votes").statusCode() == 503);
        assertThat(get(other, "/health/votes").body()).contains("\"commits\":", "its standby", "votes are not taken");
        assertThat(get(other, "/health").statusCode()).isEqualTo(503);
        assertThat(get(other, "/health/readiness").statusCode()).isEqualTo(200);
        line.mend();
        until(() -> get(other, "/health/votes").statusCode() == 200);
    }

    /** What was committed before it is lost, and the flush of the server that came up again says nothing of it. */
    @Test
    void a_crash_between_a_commit_and_its_flush_is_no_success() {
        WalBarrier barrier = one.getApplicationContext().getBean(WalBarrier.class);
        Transactions transactions = one.getApplicationContext().getBean(Transactions.class);
        JdbcOperations jdbc = one.getApplicationContext().getBean(JdbcOperations.class);
        WalBarrier.Unsafe<Boolean> written = barrier.commitEarly(() -> {
            transactions.write(() -> {
                RoundTrip trip = new RoundTrip(jdbc);
                WalBarrier.commitEarly(trip);
                trip.send();
            });
            crash();
            return passes(barrier);
        });
        assertThat(written.result()).isTrue();
        assertThatThrownBy(() -> written.safe().get()).hasMessageContaining("may vanish: the server crashed");
    }

    private void crash() {
        try {
            primary.kill();
            primary.restart();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Once the pool has let go of the connections that broke. */
    private static boolean passes(WalBarrier barrier) {
        until(() -> {
            try {
                barrier.pass();
                return true;
            } catch (DataAccessException | CannotGetJdbcConnectionException notYet) {
                return false;
            }
        });
        return true;
    }

    private String erased(String instance) throws IOException {
        Path notes = Files.createDirectories(folder.resolve("notes-" + instance));
        StringBuilder lines = new StringBuilder();
        try (var files = Files.newDirectoryStream(notes, "erasures-*")) {
            for (Path file : files) {
                lines.append(Files.readString(file));
            }
        }
        return lines.toString();
    }

    /** Votes once the standby hears nothing any more; the ballot is there for everybody to read. */
    private CompletableFuture<HttpResponse<String>> voteUnheard(String voter) throws Exception {
        line.cut();
        CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(() -> vote(one, voter));
        until(() -> number("select count(*) from " + WAITING) > 0);
        return answer;
    }

    /** As an operator does who sees that they hang; how many. */
    private long cutWaits(String cut) throws SQLException {
        long cuts = 0;
        for (long end = System.nanoTime() + SOME_ROUNDS.toNanos(); System.nanoTime() < end; ) {
            cuts += number("select count(*) filter (where " + cut + "(pid)) from " + WAITING);
            Threads.sleep(Duration.ofMillis(100));
        }
        return cuts;
    }

    @SafeVarargs
    private void assertNothingWasSaid(CompletableFuture<HttpResponse<String>>... votes) throws Exception {
        assertThat(number("select size from urn where uid = '" + scrutin.uid() + "'"))
                .as("what can be read")
                .isGreaterThan(2);
        for (CompletableFuture<HttpResponse<String>> vote : votes) {
            if (vote.isDone()) {
                assertThat(vote.get().statusCode()).as(vote.get().body()).isEqualTo(503);
                assertThat(vote.get().body()).contains("/api/v1/problems/outcome-unknown");
            }
        }
        assertThat(sizes()).as("what is published").containsExactly(2L, 2L);
    }

    /** Of the log as it is published now: what was lost would stand in one that was served before. */
    private void assertEveryCheckpointIsAPrefix() throws Exception {
        // both of one look: between two the one grows, and the other does not yet
        until(() -> {
            List<Long> sizes = sizes();
            return sizes.getFirst() > 2 && sizes.getFirst().equals(sizes.getLast());
        });
        until(() -> watchers.count(scrutin.uid()) > 1);
        Path served = watchers.writeTo(folder.resolve("served"));
        VerifyRun run = VerifyRun.patiently(
                other.getURI().toString(), "--scrutin", scrutin.uid(), "--since", served.toString());
        assertThat(run.exitCode()).as(run.out().toString()).isZero();
    }

    private EmbeddedServer serve(String name) {
        String hosts = "127.0.0.1:" + primary.port() + ",127.0.0.1:" + standby.port();
        return TestServer.start(Map.of(
                "datasources.default.url",
                "jdbc:postgresql://" + hosts + "/" + OwnDatabase.NAME + "?targetServerType=primary",
                "datasources.default.username",
                "postgres",
                "datasources.default.password",
                "",
                "voix.urn.notes",
                folder.resolve("notes-" + name).toString()));
    }

    private String aVoter() {
        return one.getApplicationContext().getBean(TestVoters.class).aVoter();
    }

    private HttpResponse<String> vote(EmbeddedServer server, String cookie) {
        return Http.vote(server, scrutin.uid(), cookie);
    }

    private HttpRequest.Builder ballot(EmbeddedServer server, String cookie) {
        return Http.ballot(server, scrutin.uid(), cookie);
    }

    private HttpResponse<String> erase(EmbeddedServer server, String cookie) {
        return send(HttpRequest.newBuilder(
                        server.getURI().resolve("/api/v1/scrutins/" + scrutin.uid() + "/ballot?erase=true"))
                .header("Cookie", cookie)
                .DELETE());
    }

    /** Of the checkpoints that the two instances show; 0 where none is shown. */
    private List<Long> sizes() {
        return List.of(size(one), size(other));
    }

    private long size(EmbeddedServer server) {
        HttpResponse<String> note = get(server, "/scrutins/" + scrutin.uid() + "/urne/checkpoint");
        return note.statusCode() == 200 ? Long.parseLong(note.body().split("\n")[1]) : 0;
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = primary.connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
