package fr.voix.base.database;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Statements that are sent to PostgreSQL together and run one after the other: the driver sends all before it waits. On a busy
 * machine a round trip, with waking the thread, costs more than a small statement.
 *
 * <p>Results are known once {@link #send} returns. Not thread-safe.
 */
public final class RoundTrip {

    private final JdbcOperations jdbc;
    private final List<Step> steps = new ArrayList<>();

    public RoundTrip(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** @param expected the number of rows it must change; null for any */
    private record Step(
            String sql,
            Object[] parameters,
            @Nullable RowReader rows,
            @Nullable Integer expected) {}

    /** Reads what a statement found. */
    public interface RowReader {
        void read(ResultSet rows) throws SQLException;
    }

    /** Adds a statement that returns rows; {@code parameters} as {@link PreparedStatement#setObject} takes them. */
    public void query(String sql, RowReader rows, Object... parameters) {
        steps.add(new Step(sql, parameters, rows, null));
    }

    /** As {@link #query}, row by row. */
    public void each(String sql, Jdbc.RowConsumer row, Object... parameters) {
        query(
                sql,
                rows -> {
                    while (rows.next()) {
                        row.take(rows);
                    }
                },
                parameters);
    }

    /** Adds a statement that must change exactly this many rows; any other number fails and rolls back the transaction. */
    public void updateAll(String sql, int expected, Object... parameters) {
        steps.add(new Step(sql, parameters, null, expected));
    }

    /** Adds a statement that may change any number of rows. */
    public void update(String sql, Object... parameters) {
        steps.add(new Step(sql, parameters, null, null));
    }

    /** Runs the statements added since the last call; does nothing when there are none. */
    public void send() {
        if (steps.isEmpty()) {
            return;
        }
        String sql = steps.stream().map(Step::sql).collect(Collectors.joining(";\n"));
        jdbc.prepareStatement(sql, statement -> {
            bind(statement);
            statement.execute();
            for (Step step : steps) {
                take(step, statement);
                statement.getMoreResults();
            }
            return steps.size();
        });
        steps.clear();
    }

    private void bind(PreparedStatement statement) throws SQLException {
        int index = 1;
        for (Step step : steps) {
            for (Object parameter : step.parameters()) {
                Jdbc.bind(statement, index++, parameter);
            }
        }
    }

    private static void take(Step step, PreparedStatement statement) throws SQLException {
        if (step.rows() == null) {
            int changed = statement.getUpdateCount();
            if (step.expected() != null && step.expected() != changed) {
                throw new IllegalStateException(changed + " rows changed of " + step.expected());
            }
            return;
        }
        try (ResultSet rows = statement.getResultSet()) {
            step.rows().read(rows);
        }
    }
}
