package fr.voix.base.mail;

import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The SQL of reading the outbox. */
@Singleton
@Connectable
class LocalOutboxRepository {

    private final JdbcOperations jdbc;

    LocalOutboxRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    record Stored(SealedMail mail, Instant at) {}

    List<Stored> latest(int most) {
        String sql = """
                select mail_id, reference, language, recipient, letter, created_at
                from outbox
                where recipient is not null
                order by created_at desc, mail_id desc
                limit ?
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setInt(1, most);
            return read(statement);
        });
    }

    Optional<Stored> find(UUID id) {
        String sql = """
                select mail_id, reference, language, recipient, letter, created_at
                from outbox
                where mail_id = ? and recipient is not null
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setObject(1, id);
            return read(statement).stream().findFirst();
        });
    }

    private static List<Stored> read(PreparedStatement statement) throws SQLException {
        List<Stored> mails = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                mails.add(new Stored(
                        QueueRepository.sealed(rows),
                        rows.getTimestamp("created_at").toInstant()));
            }
        }
        return mails;
    }
}
