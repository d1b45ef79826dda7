package fr.voix.base.mail;

import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** The SQL of addresses that are not written to. */
@Singleton
@Connectable
class MailStopRepository {

    private final JdbcOperations jdbc;

    MailStopRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    Set<UUID> find(Collection<UUID> keys) {
        return jdbc.prepareStatement("select address_key from mail_stop where address_key = any (?)", statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("uuid", keys.toArray()));
            Set<UUID> found = new HashSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getObject(1, UUID.class));
                }
            }
            return found;
        });
    }

    void insert(UUID key) {
        execute("insert into mail_stop (address_key) values (?) on conflict do nothing", key);
    }

    void delete(UUID key) {
        execute("delete from mail_stop where address_key = ?", key);
    }

    private void execute(String sql, UUID key) {
        jdbc.prepareStatement(sql, statement -> {
            statement.setObject(1, key);
            return statement.executeUpdate();
        });
    }
}
