package fr.voix.notice.follow;

import fr.voix.base.text.Language;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The SQL of follows. */
@Singleton
@Connectable
class FollowRepository {

    static final int MOST_MAILS = 5;

    private static final String COLUMNS = """
            follow_id, kind, subject, address, language, frequency, asked_at, mails, confirmed_on, last_sent_until
            """;

    private final JdbcOperations jdbc;

    FollowRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** False when this mailbox has a row about the subject already. */
    boolean insert(Follow follow, UUID addressKey) {
        String sql = """
                insert into follow (follow_id, kind, subject, address_key, address, language, frequency, asked_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (kind, subject, address_key) do nothing
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setObject(1, follow.id());
            statement.setString(2, follow.subject().kind().name());
            statement.setString(3, follow.subject().key());
            statement.setObject(4, addressKey);
            statement.setBytes(5, follow.address());
            statement.setString(6, follow.language().code());
            statement.setString(7, follow.frequency().name());
            statement.setTimestamp(8, Timestamp.from(follow.askedAt()));
            return statement.executeUpdate() == 1;
        });
    }

    /** One more letter for a row that waits, with the wish as it was said last; empty when it is confirmed or had enough of them. */
    Optional<Follow> again(Subject subject, UUID addressKey, Frequency frequency, Language language) {
        String sql = """
                update follow
                set mails = mails + 1, frequency = ?, language = ?
                where kind = ? and subject = ? and address_key = ? and confirmed_on is null and mails < ?
                returning\s""" + COLUMNS;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setString(1, frequency.name());
            statement.setString(2, language.code());
            statement.setString(3, subject.kind().name());
            statement.setString(4, subject.key());
            statement.setObject(5, addressKey);
            statement.setInt(6, MOST_MAILS);
            return list(statement).stream().findFirst();
        });
    }

    Optional<Follow> find(Subject subject, UUID addressKey) {
        String sql = "select " + COLUMNS + " from follow where kind = ? and subject = ? and address_key = ?";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setString(1, subject.kind().name());
            statement.setString(2, subject.key());
            statement.setObject(3, addressKey);
            return list(statement).stream().findFirst();
        });
    }

    Optional<Follow> find(UUID id) {
        return jdbc.prepareStatement("select " + COLUMNS + " from follow where follow_id = ?", statement -> {
            statement.setObject(1, id);
            return list(statement).stream().findFirst();
        });
    }

    /** Once: what is confirmed stays as it is. Nothing but the day of it is kept. */
    void confirm(UUID id, LocalDate day, Instant toldUntil, Instant askedAfter) {
        String sql = """
                update follow
                set confirmed_on = ?, last_sent_until = ?, asked_at = null
                where follow_id = ? and asked_at > ?
                """;
        jdbc.prepareStatement(sql, statement -> {
            statement.setObject(1, day);
            statement.setTimestamp(2, Timestamp.from(toldUntil));
            statement.setObject(3, id);
            statement.setTimestamp(4, Timestamp.from(askedAfter));
            return statement.executeUpdate();
        });
    }

    void updateFrequency(UUID id, Frequency frequency) {
        String sql = "update follow set frequency = ? where follow_id = ? and confirmed_on is not null";
        jdbc.prepareStatement(sql, statement -> {
            statement.setString(1, frequency.name());
            statement.setObject(2, id);
            return statement.executeUpdate();
        });
    }

    void delete(UUID id) {
        jdbc.prepareStatement("delete from follow where follow_id = ?", statement -> {
            statement.setObject(1, id);
            return statement.executeUpdate();
        });
    }

    /** Which these were. */
    List<UUID> deleteUnconfirmed(Instant askedBefore) {
        return jdbc.prepareStatement("delete from follow where asked_at <= ? returning follow_id", statement -> {
            statement.setTimestamp(1, Timestamp.from(askedBefore));
            List<UUID> gone = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    gone.add(row.getObject(1, UUID.class));
                }
            }
            return gone;
        });
    }

    /** Some that were not told until then, locked; those that another instance has are left to it. */
    List<Follow> claim(Frequency frequency, Instant until, int most) {
        String sql = "select " + COLUMNS + """
                from follow
                where confirmed_on is not null and frequency = ? and last_sent_until < ?
                order by last_sent_until
                limit ?
                for update skip locked
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setString(1, frequency.name());
            statement.setTimestamp(2, Timestamp.from(until));
            statement.setInt(3, most);
            return list(statement);
        });
    }

    void updateTold(Collection<UUID> ids, Instant until) {
        jdbc.prepareStatement("update follow set last_sent_until = ? where follow_id = any(?)", statement -> {
            statement.setTimestamp(1, Timestamp.from(until));
            statement.setArray(2, statement.getConnection().createArrayOf("uuid", ids.toArray()));
            return statement.executeUpdate();
        });
    }

    private static List<Follow> list(PreparedStatement statement) throws SQLException {
        List<Follow> found = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Timestamp askedAt = row.getTimestamp(7);
                Timestamp until = row.getTimestamp(10);
                found.add(new Follow(
                        row.getObject(1, UUID.class),
                        new Subject(SubjectKind.valueOf(row.getString(2)), row.getString(3)),
                        row.getBytes(4),
                        Language.ofCode(row.getString(5)),
                        Frequency.valueOf(row.getString(6)),
                        askedAt == null ? null : askedAt.toInstant(),
                        row.getInt(8),
                        row.getObject(9, LocalDate.class),
                        until == null ? null : until.toInstant()));
            }
        }
        return found;
    }
}
