package fr.voix.base.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which failures are an outage, to be answered with 503, and which are a bug. */
class DatabaseFailureTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"08006", "08P01", "57P01", "57P02", "57P03", "25P03", "25006", "53100", "53200", "53300", "58030"
            })
    void a_database_that_cannot_is_an_outage(String state) {
        assertThat(DatabaseFailure.isOfConnection(new IllegalStateException(new SQLException("no", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22021", "42P01", "40001", "XX000", "5", ""})
    void a_statement_that_is_refused_is_none(String state) {
        assertThat(DatabaseFailure.isOfConnection(new SQLException("no", state)))
                .isFalse();
    }

    @Test
    void a_pool_without_connections_is_an_outage_and_so_is_one_that_broke_in_our_hands() {
        assertThat(DatabaseFailure.isOfConnection(new SQLTransientConnectionException("none in time")))
                .isTrue();
        assertThat(DatabaseFailure.isOfConnection(new SQLException("Connection is closed")))
                .isTrue();
    }

    @Test
    void an_exception_without_a_state_has_none_of_those_asked_for() {
        assertThat(DatabaseFailure.hasState(new SQLException("no"), Set.of("22021")))
                .isFalse();
        assertThat(DatabaseFailure.hasState(new SQLException("no", "22021"), Set.of("22021")))
                .isTrue();
    }
}
