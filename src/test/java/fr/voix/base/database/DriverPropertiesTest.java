package fr.voix.base.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.data.connection.ConnectionDefinition;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.data.connection.jdbc.operations.DefaultDataSourceConnectionOperations;
import io.micronaut.data.connection.support.DefaultConnectionStatus;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;

/** What the pool tells the driver arrives there: values that are no texts are passed over without a word. */
@MicronautTest(transactional = false)
class DriverPropertiesTest {

    @Inject
    DataSource pool;

    @Inject
    DefaultDataSourceConnectionOperations connections;

    @Test
    void what_is_refused_is_told_without_the_row() throws SQLException {
        try (Connection connection = DelegatingDataSource.unwrapDataSource(pool).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create temporary table voter (choice text check (choice <> 'C'))");
            var refused =
                    catchThrowableOfType(SQLException.class, () -> statement.execute("insert into voter values ('C')"));
            assertThat(refused.getSQLState()).isEqualTo("23514");
            assertThat(refused.getMessage()).doesNotContain("Failing row", "(C)");
        }
    }

    @Test
    void a_database_that_falls_silent_while_it_is_connected_to_is_given_up() throws Exception {
        Properties properties = new Properties();
        properties.putAll(DelegatingDataSource.unwrapDataSource(pool)
                .unwrap(HikariDataSource.class)
                .getDataSourceProperties());
        assertThat(properties.stringPropertyNames())
                .contains(
                        "loginTimeout",
                        "connectTimeout",
                        "socketTimeout",
                        "cancelSignalTimeout",
                        "logServerErrorDetail");
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/voix";
            long begun = System.nanoTime();
            assertThatThrownBy(() -> new Driver().connect(url, properties)).isInstanceOf(SQLException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
        }
    }

    /** As a migration is: on the pool, past all that gives a limit to what the service asks. */
    @Test
    void whatever_takes_longer_than_a_login_may_is_carried_out() throws SQLException {
        Duration login = Duration.ofSeconds(Long.parseLong(DelegatingDataSource.unwrapDataSource(pool)
                .unwrap(HikariDataSource.class)
                .getDataSourceProperties()
                .getProperty("socketTimeout")));
        try (Connection connection = DelegatingDataSource.unwrapDataSource(pool).getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.execute(
                            "select pg_sleep(" + login.plusSeconds(1).toSeconds() + ")"))
                    .isTrue();
        }
    }

    @Test
    void a_connection_that_broke_in_the_pool_leaves_no_outcome_open() throws SQLException {
        Connection connection = DelegatingDataSource.unwrapDataSource(pool).getConnection();
        connection.close();
        var status = new DefaultConnectionStatus<>(connection, ConnectionDefinition.DEFAULT, true);
        assertThatThrownBy(() -> new CommitCustomizer(connections)
                        .intercept(ignored -> {
                            throw new AssertionError("nothing is done on it");
                        })
                        .apply(status))
                .hasRootCauseInstanceOf(SQLException.class)
                .hasCauseInstanceOf(SQLTransientConnectionException.class);
    }
}
