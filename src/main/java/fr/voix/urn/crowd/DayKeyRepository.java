package fr.voix.urn.crowd;

import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.Date;
import java.sql.ResultSet;
import java.time.LocalDate;

/** The keys of the days, and the forgetting of what was hashed with them. */
@Singleton
@Connectable
class DayKeyRepository {

    private final JdbcOperations jdbc;

    DayKeyRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** The key of that day for all instances: the first one offered. */
    byte[] keyOf(LocalDate day, byte[] offered) {
        String insert = "insert into network_key (day, key) values (?, ?) on conflict (day) do nothing";
        jdbc.prepareStatement(insert, statement -> {
            statement.setDate(1, Date.valueOf(day));
            statement.setBytes(2, offered);
            return statement.executeUpdate();
        });
        return jdbc.prepareStatement("select key from network_key where day = ?", statement -> {
            statement.setDate(1, Date.valueOf(day));
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("The key of " + day + " was just written");
                }
                return rows.getBytes(1);
            }
        });
    }

    /** Deletes the keys of that day and of all days before. */
    int forget(Date upTo) {
        return jdbc.prepareStatement("delete from network_key where day <= ?", statement -> {
            statement.setDate(1, upTo);
            return statement.executeUpdate();
        });
    }
}
