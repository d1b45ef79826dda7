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

/** Calls no transaction committed whose commit did not wait for what it has to wait for. */
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

    /** Warnings of statements stay with the statements, those of a commit are the connection's. */
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

    /** Nothing was done yet on a connection that is broken by now: it is as if the pool had given none. */
    private static void forgetOpening(Connection connection) {
        try {
            connection.clearWarnings();
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException(
                    "It broke in the pool", new SQLTransientConnectionException(e.toString(), e.getSQLState(), e));
        }
    }
}
