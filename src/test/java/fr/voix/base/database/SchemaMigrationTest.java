package fr.voix.base.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.RealService;
import fr.voix.ServiceProcess;
import fr.voix.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps are taken while people vote, by whoever is told to take them, and by nobody else. */
@Tag("long")
class SchemaMigrationTest {

    private static final String MORE = "classpath:db/more";
    /** It changes the table of urns, on which whoever votes holds a lock. */
    private static final String URN_CHANGES = "classpath:db/urn";

    private static final String LAST_BUT_ONE = "20261128025052";

    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    Path folder;

    private final TestDatabase.Database database = TestDatabase.empty();
    private final DatabaseLogin login = new DatabaseLogin(database.url(), database.user(), database.password());
    private final List<String> told = new ArrayList<>();

    @Test
    void a_step_that_needs_a_lock_lets_others_through_until_it_has_it() throws Exception {
        database.migrate();
        var migration = new SchemaMigration(SHORT, 30, URN_CHANGES);
        try (Connection voter = database.connect();
                Connection other = database.connect()) {
            voter.setAutoCommit(false);
            run(voter, "lock table urn in row exclusive mode");
            CompletableFuture<SchemaMigration.Taken> taken =
                    CompletableFuture.supplyAsync(() -> migration.migrate(login, told::add));
            run(other, "set statement_timeout = '5s'");
            long longest = 0;
            while (told.size() < 2) {
                assertThat(taken).isNotDone();
                long began = System.nanoTime();
                run(other, "update urn set size = size where false");
                longest = Math.max(longest, System.nanoTime() - began);
            }
            assertThat(Duration.ofNanos(longest))
                    .as("nobody waits for the voter's sake")
                    .isLessThan(Duration.ofSeconds(4));
            voter.commit();

            assertThat(taken.get(60, TimeUnit.SECONDS).steps()).isEqualTo(1);
        }
        assertThat(told.getFirst()).contains("300 ms", "once more", "1 of 30");
    }

    @Test
    void a_lock_that_is_never_had_ends_in_a_sentence_and_in_no_half_step() throws Exception {
        database.migrate();
        String before = new SchemaMigration(null, null, SHORT, 2).state(login).version();
        try (Connection voter = database.connect()) {
            voter.setAutoCommit(false);
            run(voter, "lock table urn in row exclusive mode");
            assertThatThrownBy(() -> new SchemaMigration(SHORT, 2, URN_CHANGES).migrate(login, told::add))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("2 times 300 ms")
                    .hasMessageContaining("pg_stat_activity");
        }
        assertThat(new SchemaMigration(null, null, SHORT, 2).state(login).version())
                .isEqualTo(before);
    }

    @Test
    void an_index_is_built_beside_those_who_write_and_again_where_that_failed() throws Exception {
        var migration = new SchemaMigration(SHORT, 2, MORE);
        try (Connection writer = database.connect()) {
            database.migrate();
            run(
                    writer,
                    "insert into groupe (uid, libelle, sigle, fingerprint, slug) values ('A', 'Même', 'A', '', 'a'), ('B', 'Même', 'B', '', 'b')");
            assertThatThrownBy(() -> migration.migrate(login, told::add))
                    .hasMessageContaining("could not create unique index");
            assertThat(isValid()).isFalse();
            run(writer, "delete from groupe where uid = 'B'");

            writer.setAutoCommit(false);
            run(writer, "update groupe set sigle = 'C'");
            CompletableFuture<SchemaMigration.Taken> taken =
                    CompletableFuture.supplyAsync(() -> migration.migrate(login, told::add));
            CompletableFuture<SchemaMigration.Taken> beside =
                    CompletableFuture.supplyAsync(() -> migration.migrate(login, told::add));
            Thread.sleep(SHORT.multipliedBy(4));
            assertThat(taken)
                    .as("it waits for those who write, longer than a lock is waited for")
                    .isNotDone();
            try (Connection other = database.connect()) {
                run(other, "set lock_timeout = '2s'");
                run(
                        other,
                        "insert into groupe (uid, libelle, sigle, fingerprint, slug) values ('D', 'Autre', 'D', '', 'd')");
                run(other, "select count(libelle) from groupe");
            }
            writer.commit();
            int steps = taken.get(60, TimeUnit.SECONDS).steps()
                    + beside.get(60, TimeUnit.SECONDS).steps();
            assertThat(steps).as("one of two took it").isEqualTo(1);
        }
        assertThat(isValid()).isTrue();
        assertThat(told).isEmpty();
    }

    private boolean isValid() throws SQLException {
        try (Connection connection = database.connect();
                var row = connection
                        .createStatement()
                        .executeQuery(
                                "select indisvalid from pg_index where indexrelid = 'groupe_libelle_of_test'::regclass")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    @Test
    void who_may_not_take_steps_says_who_does() throws Exception {
        database.migrateTo(LAST_BUT_ONE);
        Map<String, String> settings = new HashMap<>(RealService.settings(database));
        try (ServiceProcess voix = new ServiceProcess(folder)) {
            assertRefused(voix.run(settings, "recount"), "is " + LAST_BUT_ONE, "needs ", "java -jar voix.jar migrate");
            settings.put("VOIX_MIGRATE", "false");
            assertRefused(voix.run(settings, "serve"), "is " + LAST_BUT_ONE, "java -jar voix.jar migrate");
            assertThat(new SchemaMigration(null, null, SHORT, 1).state(login).version())
                    .as("nobody took a step")
                    .isEqualTo(LAST_BUT_ONE);

            ServiceProcess.Run migrated = voix.run(settings, "migrate");
            assertThat(migrated.exitCode()).as(migrated.output()).isZero();
            assertThat(migrated.output()).contains("the schema of this build");
            assertThat(voix.run(settings, "recount").exitCode()).isZero();

            try (Connection connection = database.connect()) {
                run(
                        connection,
                        "insert into flyway_schema_history select 1000, '20991231000000', 'from tomorrow', 'SQL',"
                                + " 'V20991231000000__from_tomorrow.sql', 0, 'x', now(), 0, true");
            }
            for (String command : new String[] {"recount", "serve", "migrate"}) {
                assertRefused(
                        voix.run(settings, command),
                        "is 20991231000000, newer than this build",
                        "VOIX_ACCEPT_SCHEMA=2099");
            }
            settings.put("VOIX_ACCEPT_SCHEMA", "20991231000000");
            assertThat(voix.run(settings, "recount").exitCode()).isZero();
        }
    }

    private static void assertRefused(ServiceProcess.Run run, String... words) {
        assertThat(run.exitCode()).as(run.output()).isEqualTo(78);
        assertThat(run.output()).contains(words).doesNotContain("\tat ", "Exception");
    }

    @Test
    void a_database_that_cannot_be_entered_is_a_sentence() throws Exception {
        Map<String, String> settings = new HashMap<>(RealService.settings(database));
        settings.put("DATASOURCES_DEFAULT_URL", database.url().replaceFirst("/voix_test_\\d+", "/nowhere"));
        try (ServiceProcess voix = new ServiceProcess(folder)) {
            assertRefused(voix.run(settings, "serve"), "There is no such database", "nowhere");
            settings.put("DATASOURCES_DEFAULT_URL", database.as("", "").url());
            settings.put("DATASOURCES_DEFAULT_USERNAME", "nobody_at_all");
            assertRefused(voix.run(settings, "migrate"), "does not let the role in", "nobody_at_all");
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
