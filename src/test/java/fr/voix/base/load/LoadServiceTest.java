package fr.voix.base.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.CuttableProxy;
import fr.voix.ShiftedClock;
import fr.voix.TestDatabase;
import fr.voix.TestServer;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances on one database count together; what they leave there says nothing. */
class LoadServiceTest {

    private static final byte[] NETWORK = {4, 10, 0, 1};
    private static final byte[] URN = "AMANR5L17PO59048".getBytes(US_ASCII);

    private TestDatabase.Database database;
    private CuttableProxy line;
    private EmbeddedServer one;
    private EmbeddedServer other;
    private ShiftedClock[] clocks;

    @BeforeEach
    void start() throws Exception {
        database = TestDatabase.fresh();
        line = new CuttableProxy(
                URI.create(database.url().substring("jdbc:".length())).getPort());
        Map<String, Object> settings = new HashMap<>(Map.of(
                "test.shifted-clock", "true",
                "datasources.default.url", database.url(),
                "datasources.default.username", database.user(),
                "datasources.default.password", database.password()));
        one = TestServer.start(settings);
        settings.put(
                "datasources.default.url", database.url().replaceFirst("localhost:\\d+", "localhost:" + line.port()));
        settings.put("datasources.default.connection-timeout", "1000");
        other = TestServer.start(settings);
        clocks = new ShiftedClock[] {clock(one), clock(other)};
        // the middle of a slot, of an hour and of a day: no edge comes by itself
        Instant now = Instant.now();
        Instant middle =
                now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(36)).plus(Duration.ofMinutes(30));
        advance(Duration.between(now, middle).plusSeconds(20));
    }

    @AfterEach
    void stop() throws Exception {
        one.close();
        other.close();
        line.close();
    }

    @Test
    void what_one_counts_the_other_knows() {
        count(one, 7);
        count(other, 5);
        assertThat(seen(one)).isEqualTo(7);
        exchange();
        assertThat(seen(one)).isEqualTo(12);
        assertThat(seen(other)).isEqualTo(12);
        exchange();
        assertThat(seen(one)).isEqualTo(12);
        assertThat(seen(other)).isEqualTo(12);
    }

    @Test
    void what_happens_once_or_twice_is_told_to_nobody() throws SQLException {
        count(one, LoadPurpose.NETWORK_IN_URN.sharedFrom() - 1);
        exchange();
        assertThat(rows()).isEmpty();
        count(one, 1);
        exchange();
        assertThat(seen(other)).isEqualTo(LoadPurpose.NETWORK_IN_URN.sharedFrom());
    }

    @Test
    void what_is_counted_by_the_day_is_remembered_through_an_idle_hour() {
        for (int i = 0; i < 5; i++) {
            load(one).count(LoadPurpose.PETITION, NETWORK);
        }
        advance(Duration.ofHours(1));
        assertThat(load(one).of(LoadPurpose.PETITION, NETWORK).total()).isEqualTo(5);
    }

    @Test
    void minutes_are_forgotten_one_by_one_and_the_rows_with_them() throws SQLException {
        count(one, 6);
        exchange();
        advance(Duration.ofMinutes(5));
        count(one, 4);
        exchange();
        assertThat(seen(one)).isEqualTo(10);
        assertThat(load(one).of(LoadPurpose.NETWORK_IN_URN, NETWORK, URN).latest())
                .isEqualTo(4);
        advance(Duration.ofMinutes(5));
        assertThat(seen(one)).isEqualTo(4);
        advance(Duration.ofMinutes(5));
        assertThat(seen(one)).isZero();
        load(one).forget();
        assertThat(rows()).isEmpty();
    }

    @Test
    void the_turn_of_the_hour_forgets_nothing_and_joins_nothing() throws SQLException {
        advance(Duration.ofMinutes(28));
        count(one, 6);
        exchange();
        Set<String> before = new HashSet<>(rows());
        advance(Duration.ofMinutes(4));
        count(other, 5);
        exchange();
        assertThat(seen(one)).isEqualTo(11);
        assertThat(seen(other)).isEqualTo(11);
        List<String> after = rows();
        after.removeAll(before);
        assertThat(after).hasSize(1).doesNotContainAnyElementsOf(before);
    }

    @Test
    void a_day_ends_at_midnight() {
        for (int i = 0; i < 20; i++) {
            load(one).count(LoadPurpose.BALLOT_WRITTEN, NETWORK, URN);
        }
        advance(Duration.ofHours(11));
        exchange();
        LoadSeen seen = load(other).of(LoadPurpose.BALLOT_WRITTEN, NETWORK, URN);
        exchange();
        seen = load(other).of(LoadPurpose.BALLOT_WRITTEN, NETWORK, URN);
        assertThat(seen.total()).isEqualTo(20);
        assertThat(seen.secondsUntilLess(clocks[0].instant())).isBetween(1_700, 1_800);
        advance(Duration.ofMinutes(30));
        assertThat(load(other).of(LoadPurpose.BALLOT_WRITTEN, NETWORK, URN).total())
                .isZero();
    }

    @Test
    void without_the_database_each_counts_on_and_tells_it_afterwards() throws Exception {
        count(other, 4);
        exchange();
        line.cut();
        count(other, 6);
        assertThatThrownBy(() -> load(other).exchange()).isInstanceOf(RuntimeException.class);
        assertThat(seen(other)).isEqualTo(10);
        count(one, 3);
        load(one).exchange();
        line.mend();
        exchangeOnceThereIsALine(load(other));
        exchange();
        assertThat(seen(one)).isEqualTo(13);
        exchange();
        assertThat(seen(other)).isEqualTo(13);
    }

    /** Unlogged tables are empty after a crash of PostgreSQL. */
    @Test
    void what_the_database_loses_is_still_known() throws SQLException {
        count(one, 9);
        exchange();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("truncate load_key, load_count");
        }
        count(one, 1);
        load(one).agreeOnKeys();
        exchange();
        assertThat(seen(one)).isEqualTo(10);
    }

    /** Whoever has the tables, and knows every network and every urn there is, lacks the pepper. */
    @Test
    void the_tables_hold_keys_and_numbers_alone() throws SQLException {
        count(one, 9);
        load(one).count(LoadPurpose.NETWORK_IN_URN, NETWORK, "AMANR5L17PO59049".getBytes(US_ASCII));
        exchange();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet columns = statement.executeQuery("""
                        select table_name || '.' || column_name from information_schema.columns
                        where table_name like 'load%' order by 1
                        """)) {
            List<String> names = new ArrayList<>();
            while (columns.next()) {
                names.add(columns.getString(1));
            }
            assertThat(names)
                    .containsExactly(
                            "load_count.forgotten_at",
                            "load_count.key",
                            "load_count.n",
                            "load_key.random",
                            "load_key.seconds",
                            "load_key.starts_at");
        }
    }

    private static LoadService load(EmbeddedServer server) {
        return server.getApplicationContext().getBean(LoadService.class);
    }

    private static ShiftedClock clock(EmbeddedServer server) {
        return server.getApplicationContext().getBean(ShiftedClock.class);
    }

    private void advance(Duration by) {
        for (ShiftedClock clock : clocks) {
            clock.advance(by);
        }
        load(one).agreeOnKeys();
        load(other).agreeOnKeys();
    }

    private static void count(EmbeddedServer server, int times) {
        for (int i = 0; i < times; i++) {
            load(server).count(LoadPurpose.NETWORK_IN_URN, NETWORK, URN);
        }
    }

    private static long seen(EmbeddedServer server) {
        return load(server).of(LoadPurpose.NETWORK_IN_URN, NETWORK, URN).total();
    }

    /** Twice: what is told late is heard with the next. */
    private void exchange() {
        for (int i = 0; i < 2; i++) {
            seen(one);
            seen(other);
            load(one).exchange();
            load(other).exchange();
        }
    }

    /** The pool finds out one by one which of its connections were cut. */
    private static void exchangeOnceThereIsALine(LoadService load) {
        for (int tries = 0; tries < 30; tries++) {
            try {
                load.exchange();
                return;
            } catch (RuntimeException stillCut) {
                assertThat(tries).isLessThan(29);
            }
        }
    }

    private List<String> rows() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select key from load_count")) {
            List<String> keys = new ArrayList<>();
            while (rows.next()) {
                keys.add(rows.getString(1));
            }
            return keys;
        }
    }
}
