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
 * Carries out statements for which Micronaut Data has no mapping: with arrays, put together from parts, or read straight into the
 * domain. On the connection of its caller, or one of its own. Parameters are bound in their order, as
 * {@link PreparedStatement#setObject} takes them, and instants as well; arrays may be those of primitives, which the driver sends
 * in binary.
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

    /** The first row; empty when there is none, or nothing in it. */
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
     * Hands over each row as it comes.
     *
     * @param fetchSize how many are in memory at once, within a transaction; 0 for all
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
     * The row of a statement that is a transaction of its own, once its commit has waited for all that it has to wait for.
     *
     * @param longest after which it is cancelled, wherever it is by then, and the connection closed when that is not answered
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

    /** Carries out one statement for each of these lists of parameters, and sends them together. */
    public void updateEach(String sql, List<Object[]> parameters) {
        operations.prepareStatement(sql, statement -> {
            for (Object[] some : parameters) {
                bind(statement, some);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    /** Statements that travel together, within a transaction of the caller. */
    public RoundTrip roundTrip() {
        return new RoundTrip(operations);
    }

    /** The connection of this transaction gives up on a database that says nothing for so long. */
    public void limitSilence(Duration longest) {
        operations.execute(connection -> {
            limitSilence(connection, longest);
            return longest;
        });
    }

    /** The pool takes it off again. */
    static void limitSilence(Connection connection, Duration longest) throws SQLException {
        // waits on the socket, so it holds when the server does not answer at all
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(longest.toMillis()));
    }

    /** Until the end of this transaction the database gives up on what takes longer, and the connection is as good as before. */
    public void limitTime(Duration longest) {
        one("select set_config('statement_timeout', ?, true)", row -> true, Long.toString(longest.toMillis()));
    }

    /** As above; and it goes by the indexes whatever the statistics say: they do not know what it costs to unpack a long text. */
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

    /** The driver takes no Instant. */
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
