package fr.voix.base.mail;

import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The SQL of the way into the outbox. */
@Singleton
@Connectable
class OutboxRepository {

    private final JdbcOperations jdbc;

    OutboxRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** How many were new: a reference that is there already stays as it is. */
    int insert(List<SealedMail> mails, boolean isBulk, Instant now) {
        String sql = """
                insert into outbox (mail_id, reference, language, recipient, letter, owner_key, state, is_bulk, next_at,
                    waiting_since, created_at)
                select m.mail_id, m.reference, m.language, m.recipient, m.letter, m.owner_key, 'WAITING', now.is_bulk,
                    now.at, now.at, now.at
                from unnest(?::uuid[], ?::text[], ?::text[], ?::bytea[], ?::bytea[], ?::uuid[])
                    as m (mail_id, reference, language, recipient, letter, owner_key)
                cross join (select ?::timestamptz as at, ?::boolean as is_bulk) now
                order by m.reference
                on conflict (reference) do nothing
                """;
        return jdbc.prepareStatement(sql, statement -> {
            var connection = statement.getConnection();
            statement.setArray(1, connection.createArrayOf("uuid", column(mails, SealedMail::id)));
            statement.setArray(2, connection.createArrayOf("text", column(mails, SealedMail::reference)));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "text", column(mails, mail -> mail.language().code())));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "bytea", mails.stream().map(SealedMail::recipient).toArray(byte[][]::new)));
            statement.setArray(
                    5,
                    connection.createArrayOf(
                            "bytea", mails.stream().map(SealedMail::letter).toArray(byte[][]::new)));
            statement.setArray(6, connection.createArrayOf("uuid", column(mails, SealedMail::ownerKey)));
            statement.setTimestamp(7, Timestamp.from(now));
            statement.setBoolean(8, isBulk);
            return statement.executeUpdate();
        });
    }

    /** Erases what was not sent of these owners, and gives it up. */
    void forget(Collection<UUID> ownerKeys, Failure failure, Instant now) {
        String sql = """
                update outbox
                set state = 'DEAD', settled_at = coalesce(settled_at, ?), failure = ?, held_until = null,
                    recipient = null, letter = null, owner_key = null
                where owner_key = any (?)
                """;
        jdbc.prepareStatement(sql, statement -> {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setString(2, failure.name());
            statement.setArray(3, statement.getConnection().createArrayOf("uuid", ownerKeys.toArray()));
            return statement.executeUpdate();
        });
    }

    private static Object[] column(List<SealedMail> mails, Function<SealedMail, Object> value) {
        return mails.stream().map(value).toArray();
    }
}
