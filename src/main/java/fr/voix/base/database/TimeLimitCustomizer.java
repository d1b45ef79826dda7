package fr.voix.base.database;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.ConnectionStatus;
import io.micronaut.data.connection.jdbc.operations.DefaultDataSourceConnectionOperations;
import io.micronaut.data.connection.support.ConnectionCustomizer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies the {@link TimeLimit} of a call to the connection that it takes; the pool resets it. */
@Context
@Requires(beans = DefaultDataSourceConnectionOperations.class)
class TimeLimitCustomizer implements ConnectionCustomizer<Connection> {

    private static final Logger LOG = LoggerFactory.getLogger(TimeLimitCustomizer.class);

    TimeLimitCustomizer(DefaultDataSourceConnectionOperations connections) {
        connections.addConnectionCustomizer(this);
    }

    @Override
    public <R> Function<ConnectionStatus<Connection>, R> intercept(
            Function<ConnectionStatus<Connection>, R> operation) {
        Duration limit = TimeLimit.longest();
        return status -> {
            if (status.isNew()) {
                apply(limit, status.getConnection());
            }
            return operation.apply(status);
        };
    }

    private static void apply(Duration limit, Connection connection) {
        try {
            Jdbc.limitSilence(connection, limit);
        } catch (SQLException e) {
            LOG.warn("A connection takes no time limit: {}", e.toString());
        }
    }
}
