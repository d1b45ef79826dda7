package fr.voix.mail;

import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
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
    int insert(List<SealedMail> mails, Instant now) {
        String sql = """
                insert into outbox (mail_id, reference, language, recipient, letter, state, next_at, waiting_since,
                    created_at)
                select m.mail_id, m.reference, m.language, m.recipient, m.letter, 'WAITING', now.at, now.at, now.at
                from unnest(?::uuid[], ?::text[], ?::text[], ?::bytea[], ?::bytea[])
                    as m (mail_id, reference, language, recipient, letter)
                cross join (select ?::timestamptz as at) now
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
            statement.setTimestamp(6, Timestamp.from(now));
            return statement.executeUpdate();
        });
    }

    private static Object[] column(List<SealedMail> mails, Function<SealedMail, Object> value) {
        return mails.stream().map(value).toArray();
    }
}
