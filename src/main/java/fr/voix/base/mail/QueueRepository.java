package fr.voix.base.mail;

import fr.voix.base.text.Language;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The SQL of the way out of the outbox. */
@Singleton
@Connectable
class QueueRepository {

    private final JdbcOperations jdbc;

    QueueRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes what is due: before what goes to many, what somebody waits for; of each the longest wait first. What another instance is taking or sending is passed over. */
    List<Claim> claim(Instant now, Instant until, int most) {
        String sql = """
                update outbox o
                set held_until = ?
                from (
                    select mail_id
                    from outbox
                    where state = 'WAITING' and next_at <= ? and coalesce(held_until <= ?, true)
                    order by is_bulk, next_at, mail_id
                    limit ?
                    for no key update skip locked
                ) taken
                where o.mail_id = taken.mail_id
                returning o.mail_id, o.reference, o.language, o.recipient, o.letter, o.attempts
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setTimestamp(1, Timestamp.from(until));
            statement.setTimestamp(2, Timestamp.from(now));
            statement.setTimestamp(3, Timestamp.from(now));
            statement.setInt(4, most);
            List<Claim> claims = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    claims.add(new Claim(sealed(rows), rows.getInt("attempts"), until));
                }
            }
            return claims;
        });
    }

    /** Whose it is matters only as long as it lies here. */
    static SealedMail sealed(ResultSet row) throws SQLException {
        return new SealedMail(
                row.getObject("mail_id", UUID.class),
                row.getString("reference"),
                Language.valueOf(row.getString("language").toUpperCase(Locale.ROOT)),
                row.getBytes("recipient"),
                row.getBytes("letter"),
                null);
    }

    /** Sent is sent, whoever holds it now; who it went to and what it said is gone with that. */
    void settleSent(UUID id, Instant now) {
        String sql = """
                update outbox
                set state = 'SENT', attempts = attempts + 1, settled_at = ?, held_until = null, failure = null,
                    recipient = null, letter = null, owner_key = null
                where mail_id = ? and state = 'WAITING'
                """;
        jdbc.prepareStatement(sql, statement -> {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setObject(2, id);
            return statement.executeUpdate();
        });
    }

    void settleErased(UUID id, Instant now) {
        String sql = """
                update outbox
                set state = 'DEAD', settled_at = ?, held_until = null, failure = ?, recipient = null, letter = null,
                    owner_key = null
                where mail_id = ? and state = 'WAITING'
                """;
        jdbc.prepareStatement(sql, statement -> {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setString(2, Failure.ERASED.name());
            statement.setObject(3, id);
            return statement.executeUpdate();
        });
    }

    /** @param nextAt null when it is given up */
    void settleFailed(Claim claim, Failure failure, Instant now, @Nullable Instant nextAt) {
        String sql = """
                update outbox
                set state = ?, attempts = attempts + 1, settled_at = ?, next_at = coalesce(?, next_at), failure = ?,
                    held_until = null
                where mail_id = ? and state = 'WAITING' and held_until = ?
                """;
        jdbc.prepareStatement(sql, statement -> {
            statement.setString(1, nextAt == null ? "DEAD" : "WAITING");
            statement.setTimestamp(2, nextAt == null ? Timestamp.from(now) : null);
            statement.setTimestamp(3, nextAt == null ? null : Timestamp.from(nextAt));
            statement.setString(4, failure.name());
            statement.setObject(5, claim.mail().id());
            statement.setTimestamp(6, Timestamp.from(claim.heldUntil()));
            return statement.executeUpdate();
        });
    }

    /** Lets go of what was not tried. */
    void release(Collection<Claim> claims, @Nullable Failure failure) {
        String sql = """
                update outbox
                set held_until = null, failure = coalesce(?, failure)
                where mail_id = any (?) and state = 'WAITING' and held_until = ?
                """;
        if (claims.isEmpty()) {
            return;
        }
        jdbc.prepareStatement(sql, statement -> {
            var ids = claims.stream().map(claim -> claim.mail().id()).toArray();
            statement.setString(1, failure == null ? null : failure.name());
            statement.setArray(2, statement.getConnection().createArrayOf("uuid", ids));
            statement.setTimestamp(3, Timestamp.from(claims.iterator().next().heldUntil()));
            return statement.executeUpdate();
        });
    }

    /** Gives up what has waited since before that, and is not being sent. */
    int giveUp(Instant before, Failure failure, Instant now) {
        String sql = """
                update outbox
                set state = 'DEAD', settled_at = ?, held_until = null, failure = ?
                where state = 'WAITING' and waiting_since < ? and coalesce(held_until <= ?, true)
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setString(2, failure.name());
            statement.setTimestamp(3, Timestamp.from(before));
            statement.setTimestamp(4, Timestamp.from(now));
            return statement.executeUpdate();
        });
    }

    /** Erases who dead letters were for and what they said, of those given up before that. */
    int erase(Instant before) {
        String sql = """
                update outbox
                set recipient = null, letter = null, owner_key = null
                where state = 'DEAD' and settled_at < ? and recipient is not null
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setTimestamp(1, Timestamp.from(before));
            return statement.executeUpdate();
        });
    }

    int forget(Instant before) {
        return jdbc.prepareStatement(
                "delete from outbox where created_at < ? and state <> 'WAITING' and recipient is null", statement -> {
                    statement.setTimestamp(1, Timestamp.from(before));
                    return statement.executeUpdate();
                });
    }

    /** Whether something should have been tried before that and was not. */
    boolean isOverdue(Instant before) {
        return exists("select exists (select from outbox where state = 'WAITING' and next_at < ?)", before);
    }

    /** Whether a letter was given up since then that can still be sent. */
    boolean isAnyDead(Instant since) {
        return exists(
                "select exists (select from outbox where state = 'DEAD' and recipient is not null and settled_at >= ?)",
                since);
    }

    private boolean exists(String sql, Instant at) {
        return jdbc.prepareStatement(sql, statement -> {
            statement.setTimestamp(1, Timestamp.from(at));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        });
    }
}
