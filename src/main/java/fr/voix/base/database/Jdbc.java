package fr.voix.base.database;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs statements for which Micronaut Data has no mapping: with arrays, with SQL built from parts, or read straight into the
 * domain. Uses the connection of the caller's transaction, or one of its own. Parameters are bound in order as
 * {@link PreparedStatement#setObject} takes them; instants are allowed, and arrays of primitives, which the driver sends in
 * binary.
 */
@Singleton
@Connectable
public class Jdbc {

    private static final Duration CANCELLED_WITHIN = Duration.ofSeconds(2);

    private final JdbcOperations operations;

    Jdbc(JdbcOperations operations) {
        this.operations = operations;
    }

    /** Reads one row. */
    public interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** Takes one row. */
    public interface RowConsumer {
        void take(ResultSet row) throws SQLException;
    }

    /** All rows, in their order. */
    public <T> List<T> list(String sql, RowMapper<T> mapper, Object... parameters) {
        List<T> found = new ArrayList<>();
        each(sql, 0, row -> found.add(mapper.map(row)), parameters);
        return found;
    }

    /** The first row; empty when there is none or its value is null. */
    public <T> Optional<T> first(String sql, RowMapper<T> mapper, Object... parameters) {
        List<T> found = list(sql, mapper, parameters);
        return found.isEmpty() ? Optional.empty() : Optional.ofNullable(found.getFirst());
    }

    /** The row of a statement that always has one. */
    public <T> T one(String sql, RowMapper<T> mapper, Object... parameters) {
        return list(sql, mapper, parameters).getFirst();
    }

    /** Whether there is a row. */
    public boolean exists(String sql, Object... parameters) {
        return !list(sql, row -> true, parameters).isEmpty();
    }

    /**
     * Passes each row to the consumer as it is read.
     *
     * @param fetchSize how many rows are in memory at once, within a transaction; 0 for all
     */
    public void each(String sql, int fetchSize, RowConsumer consumer, Object... parameters) {
        operations.prepareStatement(sql, statement -> {
            statement.setFetchSize(fetchSize);
            bind(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    consumer.take(rows);
                }
            }
            return consumer;
        });
    }

    /**
     * Runs a statement as a transaction of its own; returns its row after the commit has waited for disk and standby.
     *
     * @param longest after which the statement is cancelled; without an answer to that, the connection is closed 2 s later
     */
    <T> T committed(String sql, RowMapper<T> mapper, Duration longest) {
        return operations.prepareStatement(sql, statement -> {
            statement.setQueryTimeout(Math.toIntExact(longest.toSeconds()));
            limitSilence(statement.getConnection(), longest.plus(CANCELLED_WITHIN));
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                T row = mapper.map(rows);
                UnknownOutcomeException.refuse(statement.getWarnings());
                return row;
            }
        });
    }

    /** How many rows a statement changed. */
    public int update(String sql, Object... parameters) {
        return operations.prepareStatement(sql, statement -> {
            bind(statement, parameters);
            return statement.executeUpdate();
        });
    }

    /** Runs one statement once for each list of parameters, sent as one batch. */
    public void updateEach(String sql, List<Object[]> parameters) {
        operations.prepareStatement(sql, statement -> {
            for (Object[] some : parameters) {
                bind(statement, some);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    /** Statements that are sent together, within a transaction of the caller. */
    public RoundTrip roundTrip() {
        return new RoundTrip(operations);
    }

    /** The connection of this transaction fails when the database sends nothing for this long. */
    public void limitSilence(Duration longest) {
        operations.execute(connection -> {
            limitSilence(connection, longest);
            return longest;
        });
    }

    /** As above, for a given connection; the pool resets it. */
    static void limitSilence(Connection connection, Duration longest) throws SQLException {
        // limits reads of the socket, so it works even when the server does not answer at all
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(longest.toMillis()));
    }

    /** Limits each statement until the end of this transaction. The database cancels it, and the connection stays usable. */
    public void limitTime(Duration longest) {
        one("select set_config('statement_timeout', ?, true)", row -> true, Long.toString(longest.toMillis()));
    }

    /** As {@link #limitTime}, and prefers indexes: the planner's statistics do not know the cost of unpacking long texts. */
    public void limitStatements(Duration longest) {
        one(
                "select set_config('statement_timeout', ?, true), set_config('enable_seqscan', 'off', true)",
                row -> true,
                Long.toString(longest.toMillis()));
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            bind(statement, i + 1, parameters[i]);
        }
    }

    /** Binds one parameter; the driver does not accept an Instant. */
    static void bind(PreparedStatement statement, int index, @Nullable Object parameter) throws SQLException {
        statement.setObject(index, parameter instanceof Instant instant ? Timestamp.from(instant) : parameter);
    }

    /** The instant in a column that may be empty. */
    @Nullable
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return instant(row.getTimestamp(column));
    }

    /** The instant in a column that may be empty. */
    @Nullable
    public static Instant instant(ResultSet row, int column) throws SQLException {
        return instant(row.getTimestamp(column));
    }

    @Nullable
    private static Instant instant(@Nullable Timestamp stored) {
        return stored == null ? null : stored.toInstant();
    }
}
