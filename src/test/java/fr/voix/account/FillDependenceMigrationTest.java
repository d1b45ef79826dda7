package fr.voix.account;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Whoever was invited, reset, promoted or restored before dependences were kept owes it all the same. */
class FillDependenceMigrationTest {

    private static final String BEFORE = "20261127154902";

    private int sequence;

    @Test
    void what_the_account_tells_of_before_is_owed() throws Exception {
        TestDatabase.Database database = TestDatabase.fresh();
        migrate(database, BEFORE);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            team(statement);
            earlier(statement);
            migrate(database, "latest");
            assertThat(dependences(statement))
                    .containsExactlyInAnyOrder("2 INVITED 1", "3 PROMOTED 1", "2 RESTORED 3", "4 RESET 1");
        }
    }

    @Test
    void what_was_kept_already_is_not_owed_twice() throws Exception {
        TestDatabase.Database database = TestDatabase.fresh();
        migrate(database, BEFORE);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            team(statement);
            earlier(statement);
            statement.execute("insert into moderator_dependence (moderator_id, by_moderator_id, act, at)"
                    + " values (2, 4, 'INVITED', now())");
            act(statement, "invite", 2, 4, null, "{\"role\":\"READER\"}", "now() + interval '1 millisecond'");
            migrate(database, "latest");
            assertThat(dependences(statement))
                    .containsExactlyInAnyOrder(
                            "2 INVITED 1", "3 PROMOTED 1", "2 RESTORED 3", "4 RESET 1", "2 INVITED 4");
        }
    }

    private static void team(Statement statement) throws SQLException {
        for (int i = 1; i <= 4; i++) {
            statement.execute("insert into moderator (email, role, invited_at) values ('p" + i
                    + "@voix.example', 'ADMINISTRATOR', now())");
        }
    }

    private void earlier(Statement statement) throws SQLException {
        act(statement, "invite", 1, null, null, "{\"role\":\"ADMINISTRATOR\"}");
        act(statement, "invite", 2, 1, null, "{\"role\":\"READER\"}");
        act(statement, "invite", 99, 1, null, "{\"role\":\"READER\"}");
        act(statement, "account-role", 3, 1, "{\"role\":\"READER\"}", "{\"role\":\"MODERATOR\"}");
        act(statement, "account-role", 4, 1, "{\"role\":\"MODERATOR\"}", "{\"role\":\"READER\"}");
        act(statement, "account-restore", 2, 3, null, null);
        act(statement, "reset-link", 4, 3, null, null);
        act(statement, "reset-link", 4, 1, null, null);
        act(statement, "factors-reset", 4, 4, null, "{\"by\":\"password\"}");
        act(statement, "reset-link", 2, 1, null, null);
        act(statement, "reset-link", 3, null, null, null);
        act(statement, "factors-reset", 3, 3, null, "{\"by\":\"password\"}");
    }

    private void act(Statement statement, String act, int subject, Integer by, String before, String after)
            throws SQLException {
        act(statement, act, subject, by, before, after, "now() - interval '3 days'");
    }

    private void act(Statement statement, String act, int subject, Integer by, String before, String after, String at)
            throws SQLException {
        statement.execute("""
                insert into audit_entry (sequence, at, moderator_id, role, act, subject, before, after, salt,
                    content_hash, hash)
                values (%d, %s, %s, '%s', '%s', 'moderator:%d', %s, %s, decode(repeat('00', 16), 'hex'),
                    decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex'))
                """.formatted(
                        ++sequence,
                        at,
                        by,
                        by == null ? "OPERATOR" : "ADMINISTRATOR",
                        act,
                        subject,
                        before == null ? "null" : "'" + before + "'",
                        after == null ? "null" : "'" + after + "'"));
    }

    private static List<String> dependences(Statement statement) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "select moderator_id || ' ' || act || ' ' || by_moderator_id from moderator_dependence")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static void migrate(TestDatabase.Database database, String target) {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/migration")
                .target(target)
                .load()
                .migrate();
    }
}
