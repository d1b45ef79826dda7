package fr.voix.base.database;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.ConnectionStatus;
import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import io.micronaut.data.connection.jdbc.operations.DefaultDataSourceConnectionOperations;
import io.micronaut.data.connection.support.ConnectionCustomizer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.function.Function;

/** Fails a transaction whose commit did not wait for disk and standby: the server reports that by a warning only. */
@Context
@Requires(beans = DefaultDataSourceConnectionOperations.class)
class CommitCustomizer implements ConnectionCustomizer<Connection> {

    CommitCustomizer(DefaultDataSourceConnectionOperations connections) {
        connections.addConnectionCustomizer(this);
    }

    @Override
    public <R> Function<ConnectionStatus<Connection>, R> intercept(
            Function<ConnectionStatus<Connection>, R> operation) {
        return status -> status.isNew() ? committed(operation, status) : operation.apply(status);
    }

    /** A warning on the connection is one of the commit: warnings of statements stay with the statements. */
    private static <R> R committed(
            Function<ConnectionStatus<Connection>, R> operation, ConnectionStatus<Connection> status) {
        forgetOpening(status.getConnection());
        R result = operation.apply(status);
        try {
            UnknownOutcomeException.refuse(status.getConnection().getWarnings());
        } catch (SQLException e) {
            throw new UnknownOutcomeException(e.toString());
        }
        return result;
    }

    /** Removes old warnings. If the connection is broken, nothing was done on it yet: reported as if the pool had given none. */
    private static void forgetOpening(Connection connection) {
        try {
            connection.clearWarnings();
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException(
                    "It broke in the pool", new SQLTransientConnectionException(e.toString(), e.getSQLState(), e));
        }
    }
}
