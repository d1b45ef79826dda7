package fr.voix.base.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;

/** SQL on the migrations that a database has, on a connection of its own: the pool opens only after the schema is checked. */
record SchemaRepository(Connection connection) {

    SortedSet<String> taken() throws SQLException {
        var taken = new TreeSet<String>();
        if (!hasHistory()) {
            return taken;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select version from flyway_schema_history where success and version is not null")) {
            while (rows.next()) {
                taken.add(rows.getString(1));
            }
        }
        return taken;
    }

    /** Forgets failed steps outside a transaction, so that they run again; such a step first removes what it may have left. */
    void forgetFailures() throws SQLException {
        if (hasHistory()) {
            execute("delete from flyway_schema_history where not success");
        }
    }

    void setLockTimeout(Duration longest) throws SQLException {
        execute("set lock_timeout = " + longest.toMillis());
    }

    private boolean hasHistory() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet table = statement.executeQuery("select to_regclass('flyway_schema_history') is not null")) {
            return table.next() && table.getBoolean(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
