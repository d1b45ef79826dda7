package fr.voix.faults;

import static fr.voix.Http.until;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.CuttableProxy;
import fr.voix.Fixtures;
import fr.voix.Http;
import fr.voix.TestDatabase;
import fr.voix.TestServer;
import fr.voix.base.database.Jdbc;
import fr.voix.base.database.TimeLimit;
import fr.voix.base.database.Transactions;
import fr.voix.parliament.amendement.AmendementCriteria;
import fr.voix.parliament.amendement.AmendementSearch;
import fr.voix.parliament.amendement.Found;
import fr.voix.site.export.ExportService;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.memory.RecountRound;
import fr.voix.urn.tally.UrnRecount;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports, recounts and lists of a standby, which may be behind, or away; all else of the primary. */
@Tag("long")
class StandbyReadingTest {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String IS_STANDBY = "select pg_is_in_recovery()";
    private static final String HOW_FAR = "pg_last_wal_replay_lsn";

    @TempDir
    Path folder;

    private OwnDatabase primary;
    private OwnDatabase standby;
    private CuttableProxy line;
    private EmbeddedServer server;
    private Scrutin scrutin;
    private Jdbc jdbc;
    private Transactions transactions;

    @BeforeEach
    void start() throws Exception {
        primary = new OwnDatabase(folder.resolve("primary"), Map.of());
        primary.start();
        primary.create(Optional.empty());
        new TestDatabase.Database(
                        "jdbc:postgresql://127.0.0.1:" + primary.port() + "/" + OwnDatabase.NAME, "postgres", "")
                .migrate();
        standby = primary.standby(folder.resolve("standby"), primary.port());
        line = new CuttableProxy(standby.port());
        line.write();
        server = TestServer.start(Map.of(
                "datasources.default.url",
                "jdbc:postgresql://127.0.0.1:" + primary.port() + "/" + OwnDatabase.NAME,
                "datasources.default.username",
                "postgres",
                "datasources.default.password",
                "",
                "voix.database.read-url",
                "jdbc:postgresql://127.0.0.1:" + line.port() + "/" + OwnDatabase.NAME,
                "voix.exports.every",
                "1h",
                "voix.urn.recount-every",
                "0s",
                "voix.urn.notes",
                folder.resolve("notes").toString()));
        scrutin = bean(Fixtures.class).anOpenScrutin();
        jdbc = bean(Jdbc.class);
        transactions = bean(Transactions.class);
        // a run of the server has a name from the first flush on
        assertThat(vote()).isEqualTo(200);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        line.close();
        standby.close();
        primary.close();
    }

    @Test
    void exports_recounts_and_lists_are_of_the_standby_and_nothing_else_is() throws Exception {
        assertThat(vote()).isEqualTo(200);
        bean(UrnPublishing.class).publish();
        assertThat(line.written()).as("ballots, and what is published").isEmpty();

        assertThat(list()).isNotEmpty();
        assertThat(asked())
                .contains("amendement")
                .doesNotContain("from leaf", "tally_history")
                .as("in the transaction that reads it says how far it is")
                .containsPattern("(?s)BEGIN(?:(?!BEGIN|COMMIT).)*" + HOW_FAR + "(?:(?!BEGIN|COMMIT).)*amendement");
        assertThat(bean(UrnRecount.class)
                        .recount(scrutin.uid(), () -> {}, true)
                        .orElseThrow()
                        .faults())
                .isEmpty();
        assertThat(asked()).contains("from leaf").doesNotContain("from ballot", "tally_history");
        bean(ExportService.class).make();
        assertThat(asked()).contains("tally_history").doesNotContain("update export_state", "server_run");
    }

    @Test
    void a_standby_that_is_behind_is_left_alone_until_it_has_caught_up() throws Exception {
        assertThat(isOfStandby()).isTrue();
        standby.execute("select pg_wal_replay_pause()");
        primary.execute("create table late (line text)");
        assertThat(transactions.readNear(() -> jdbc.exists("select from pg_class where relname = 'late'")))
                .as("what was committed before is found")
                .isTrue();
        assertThat(isOfStandby()).isFalse();

        standby.execute("select pg_wal_replay_resume()");
        until(this::isOfStandby);
        assertThat(transactions.readNear(() -> jdbc.exists("select from pg_class where relname = 'late'")))
                .isTrue();
    }

    @Test
    void a_standby_that_is_away_is_missed_by_nobody() throws Exception {
        primary.execute("alter system reset synchronous_standby_names");
        primary.execute("select pg_reload_conf()");
        assertThat(transactions.<Boolean>readNear(() -> {
                    boolean isStandby = ask();
                    line.cut();
                    // of the standby it fails, and is done once more
                    return isStandby && ask();
                }))
                .as("gone in the middle")
                .isFalse();
        standby.kill();
        assertThat(isOfStandby()).isFalse();
        bean(ExportService.class).make();
        assertThat(list()).isNotEmpty();

        line.mend();
        standby.restart();
        until(this::isOfStandby);
    }

    @Test
    void a_standby_that_falls_silent_is_given_up() throws Exception {
        assertThat(TimeLimit.call(
                        Duration.ofSeconds(1),
                        () -> transactions.<Boolean>readNear(() -> {
                            boolean isStandby = ask();
                            line.swallow();
                            return isStandby && ask();
                        })))
                .isFalse();
    }

    @Test
    void what_the_standby_breaks_off_for_its_replay_is_read_of_the_primary() throws Exception {
        standby.execute("alter system set max_standby_streaming_delay = 0");
        standby.execute("select pg_reload_conf()");
        primary.execute("create table gone as select generate_series(1, 1000) as line");
        var read = new ArrayList<Boolean>();
        transactions.snapshotNear(() -> {
            read.add(ask());
            for (long end = System.nanoTime() + LONGEST.toNanos(); read.equals(List.of(true)); ) {
                assertThat(jdbc.exists("select from gone")).isTrue();
                change("delete from gone", "vacuum gone", "insert into gone values (1)");
                assertThat(System.nanoTime()).as("in time").isLessThan(end);
            }
            return read;
        });
        assertThat(read).containsExactly(true, false);
    }

    @Test
    void an_export_that_the_standby_breaks_off_is_made_of_the_primary_at_once() throws Exception {
        line.loseAnswersTo("from acteur");
        assertThat(bean(ExportService.class).make()).isTrue();
        assertThat(asked()).contains("from acteur");
        assertThat(jdbc.exists("select from export_state where made is not null"))
                .isTrue();
    }

    @Test
    void the_first_round_of_recounts_looks_at_the_files_of_the_primary_and_others_do_not() {
        RecountRound rounds = bean(RecountRound.class);
        rounds.run();
        assertThat(asked()).doesNotContain("from leaf");
        rounds.run();
        assertThat(asked()).contains("from leaf");
    }

    @Test
    void a_standby_that_was_a_primary_for_a_while_is_none_any_more_whatever_it_calls_itself() throws Exception {
        assertThat(isOfStandby()).isTrue();
        primary.execute("alter system reset synchronous_standby_names");
        primary.execute("select pg_reload_conf()");
        standby.execute("select pg_promote()");
        standby.execute("create table another_past as select generate_series(1, 10000) as line");
        assertThat(isOfStandby()).isFalse();

        standby.kill();
        Files.createFile(folder.resolve("standby").resolve("standby.signal"));
        standby.restart();
        standby.execute("do $$ begin assert pg_is_in_recovery(); perform from another_past; end $$");
        int before = line.written().size();
        until(() -> {
            assertThat(isOfStandby()).isFalse();
            return line.written().stream().skip(before).anyMatch(asked -> asked.contains(HOW_FAR));
        });
    }

    private void change(String... statements) {
        try {
            for (String statement : statements) {
                primary.execute(statement);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isOfStandby() {
        return transactions.readNear(this::ask);
    }

    private boolean ask() {
        return jdbc.one(IS_STANDBY, row -> row.getBoolean(1));
    }

    private String asked() {
        return String.join("\n", line.written());
    }

    private List<Found> list() {
        AmendementCriteria all =
                AmendementCriteria.of(null, Map.of(), null, null).orElseThrow();
        return bean(AmendementSearch.class).search(all, 10).items();
    }

    private <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    private int vote() {
        return Http.vote(server, scrutin.uid()).statusCode();
    }
}
