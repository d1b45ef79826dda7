package fr.voix.base.mail;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The SQL of letters that were given up. */
@Singleton
@Connectable
class DeadMailRepository {

    private final JdbcOperations jdbc;

    DeadMailRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    record Stored(UUID id, String reference, @Nullable byte[] recipient, String failure, int attempts, Instant at) {}

    /** The latest first; without those that nothing is to be done about, for whoever they were for took them back. */
    List<Stored> latest(int most) {
        String sql = """
                select mail_id, reference, recipient, failure, attempts, settled_at
                from outbox
                where state = 'DEAD' and failure <> 'ERASED'
                order by settled_at desc, mail_id desc
                limit ?
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setInt(1, most);
            List<Stored> dead = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    dead.add(new Stored(
                            rows.getObject(1, UUID.class),
                            rows.getString(2),
                            rows.getBytes(3),
                            rows.getString(4),
                            rows.getInt(5),
                            rows.getTimestamp(6).toInstant()));
                }
            }
            return dead;
        });
    }

    MailCount count() {
        String sql = """
                select count(*) filter (where state = 'WAITING'), min(waiting_since) filter (where state = 'WAITING'),
                    count(*) filter (where state = 'SENT'),
                    count(*) filter (where state = 'DEAD' and recipient is not null)
                from outbox
                """;
        return jdbc.prepareStatement(sql, statement -> {
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                var oldest = row.getTimestamp(2);
                return new MailCount(
                        row.getLong(1), oldest == null ? null : oldest.toInstant(), row.getLong(3), row.getLong(4));
            }
        });
    }

    /**
     * Lets what can still be read wait once more.
     *
     * @param id null for all
     */
    int revive(@Nullable UUID id, Instant now) {
        String sql = """
                update outbox
                set state = 'WAITING', attempts = 0, next_at = ?, waiting_since = ?, settled_at = null, failure = null
                where state = 'DEAD' and recipient is not null and (?::uuid is null or mail_id = ?)
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setTimestamp(2, Timestamp.from(now));
            statement.setObject(3, id);
            statement.setObject(4, id);
            return statement.executeUpdate();
        });
    }
}
