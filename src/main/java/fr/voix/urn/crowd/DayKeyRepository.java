package fr.voix.urn.crowd;

import fr.voix.base.database.Jdbc;
import io.micronaut.data.connection.annotation.Connectable;
import jakarta.inject.Singleton;
import java.sql.Date;
import java.time.LocalDate;

/** The keys of the days, and the forgetting of what was hashed with them. */
@Singleton
@Connectable
class DayKeyRepository {

    private final Jdbc jdbc;

    DayKeyRepository(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** The key of that day for all instances: the first one offered. */
    byte[] keyOf(LocalDate day, byte[] offered) {
        String insert = "insert into network_key (day, key) values (?, ?) on conflict (day) do nothing";
        jdbc.update(insert, day, offered);
        return jdbc.one("select key from network_key where day = ?", row -> row.getBytes(1), day);
    }

    /** Deletes the keys of that day and of all days before. */
    int forget(Date upTo) {
        return jdbc.update("delete from network_key where day <= ?", upTo);
    }
}
