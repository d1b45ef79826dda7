package fr.voix.base.database;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.ConnectionStatus;
import io.micronaut.data.connection.jdbc.operations.DefaultDataSourceConnectionOperations;
import io.micronaut.data.connection.support.ConnectionCustomizer;
import java.sql.Connection;
import java.sql.SQLException;
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
        try {
            // of when it was opened
            status.getConnection().clearWarnings();
            R result = operation.apply(status);
            UnknownOutcomeException.refuse(status.getConnection().getWarnings());
            return result;
        } catch (SQLException e) {
            throw new UnknownOutcomeException(e.toString());
        }
    }
}
