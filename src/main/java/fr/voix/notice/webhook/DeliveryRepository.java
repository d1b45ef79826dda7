package fr.voix.notice.webhook;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The SQL of events and of their way out. */
@Singleton
@Connectable
class DeliveryRepository {

    private final JdbcOperations jdbc;

    DeliveryRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** While the figures of an urn are withheld, a message with such waits, however long it waited before. */
    private static final String IS_SOUND = """
            not exists (
                select
                from webhook_event v
                join urn_stop s on s.uid = v.scrutin_uid and s.released_at is null
                where v.event_id = d.event_id)""";

    /** What is stored of the secrets and the state of a receiver. */
    record Stored(
            String url,
            byte[] secret,
            @Nullable byte[] formerSecret,
            @Nullable Instant formerUntil) {}

    /** Who wants to be told of events of this type. */
    List<Integer> takers(String type) {
        String sql = "select webhook_id from webhook where state = 'ACTIVE' and ? = any(events) order by webhook_id";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setString(1, type);
            List<Integer> takers = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    takers.add(rows.getInt(1));
                }
            }
            return takers;
        });
    }

    void insertEvent(String id, Event event, String body) {
        String sql = """
                insert into webhook_event (event_id, type, scrutin_uid, occurred_at, body)
                values (?, ?, ?, ?, ?)
                """;
        jdbc.prepareStatement(sql, statement -> {
            statement.setString(1, id);
            statement.setString(2, event.type().key());
            statement.setString(3, event.scrutinUid());
            statement.setTimestamp(4, Timestamp.from(event.at()));
            statement.setString(5, body);
            return statement.executeUpdate();
        });
    }

    void insertDeliveries(String eventId, Collection<Integer> webhookIds, Instant now, Instant nextAt) {
        String sql = """
                insert into webhook_delivery (webhook_id, event_id, state, next_at, created_at)
                select unnest(?::int[]), ?, 'WAITING', ?, ?
                """;
        jdbc.prepareStatement(sql, statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("int", webhookIds.toArray()));
            statement.setString(2, eventId);
            statement.setTimestamp(3, Timestamp.from(nextAt));
            statement.setTimestamp(4, Timestamp.from(now));
            return statement.executeUpdate();
        });
    }

    /**
     * Takes receivers that something waits for, whose wait is the longest first. One that another instance is taking is passed
     * over, and so is one that is being sent to or rests after a failure.
     *
     * @param busyHosts names that have enough calls already
     */
    List<Claim> claim(Instant now, Instant until, int most, Set<String> busyHosts) {
        String sql = """
                update webhook w
                set held_until = ?
                from (
                    select c.webhook_id
                    from webhook c
                    cross join lateral (
                        select d.next_at
                        from webhook_delivery d
                        where d.webhook_id = c.webhook_id and d.state = 'WAITING' and d.next_at <= ? and %s
                        order by d.next_at, d.delivery_id
                        limit 1
                    ) due
                    where c.state = 'ACTIVE' and coalesce(c.held_until <= ?, true) and c.host <> all (?)
                    order by due.next_at
                    limit ?
                    for no key update of c skip locked
                ) taken
                where w.webhook_id = taken.webhook_id
                returning w.webhook_id, w.host
                """.formatted(IS_SOUND);
        return jdbc.prepareStatement(sql, statement -> {
            statement.setTimestamp(1, Timestamp.from(until));
            statement.setTimestamp(2, Timestamp.from(now));
            statement.setTimestamp(3, Timestamp.from(now));
            statement.setArray(4, statement.getConnection().createArrayOf("text", busyHosts.toArray()));
            statement.setInt(5, most);
            List<Claim> claims = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    claims.add(new Claim(rows.getInt(1), rows.getString(2), until));
                }
            }
            return claims;
        });
    }

    /** Holds a receiver longer, or lets go of it; false when it is not held any more, or nothing is to be sent there now. */
    boolean hold(Claim claim, @Nullable Instant until) {
        String sql = "update webhook set held_until = ? where webhook_id = ? and held_until = ? and state = 'ACTIVE'";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setTimestamp(1, until == null ? null : Timestamp.from(until));
            statement.setInt(2, claim.webhookId());
            statement.setTimestamp(3, Timestamp.from(claim.heldUntil()));
            return statement.executeUpdate() == 1;
        });
    }

    Optional<Message> next(int webhookId, Instant now) {
        String sql = """
                select d.delivery_id, d.event_id, e.body, d.attempts, coalesce(a.is_shown, true)
                from webhook_delivery d
                join webhook_event e using (event_id)
                left join amendement a on a.uid = e.scrutin_uid
                where d.webhook_id = ? and d.state = 'WAITING' and d.next_at <= ? and %s
                order by d.next_at, d.delivery_id
                limit 1
                """.formatted(IS_SOUND);
        return jdbc.prepareStatement(sql, statement -> {
            statement.setInt(1, webhookId);
            statement.setTimestamp(2, Timestamp.from(now));
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Message(
                                row.getLong(1), row.getString(2), row.getString(3), row.getInt(4), row.getBoolean(5)))
                        : Optional.empty();
            }
        });
    }

    Stored stored(int webhookId) {
        String sql = "select url, secret, former_secret, former_until from webhook where webhook_id = ?";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setInt(1, webhookId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Stored(row.getString(1), row.getBytes(2), row.getBytes(3), instant(row, 4));
            }
        });
    }

    @Nullable
    private static Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    /** Not sent, and not to be sent. */
    void drop(Message message) {
        jdbc.prepareStatement(
                "update webhook_delivery set state = 'DROPPED' where delivery_id = ? and state = 'WAITING'",
                statement -> {
                    statement.setLong(1, message.deliveryId());
                    return statement.executeUpdate();
                });
    }

    /**
     * Notes how an attempt ended; false when somebody else did meanwhile.
     *
     * @param nextAt null when the state is final
     */
    boolean settle(Message message, DeliveryState state, Outcome outcome, Instant now, @Nullable Instant nextAt) {
        String sql = """
                update webhook_delivery
                set state = ?, attempts = attempts + 1, first_tried_at = coalesce(first_tried_at, ?), tried_at = ?,
                    next_at = coalesce(?, next_at), status = ?, failure = ?
                where delivery_id = ? and state = 'WAITING' and attempts = ?
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setString(1, state.name());
            statement.setTimestamp(2, Timestamp.from(now));
            statement.setTimestamp(3, Timestamp.from(now));
            statement.setTimestamp(4, nextAt == null ? null : Timestamp.from(nextAt));
            statement.setObject(5, outcome.status(), Types.INTEGER);
            statement.setString(
                    6, outcome.failure() == null ? null : outcome.failure().name());
            statement.setLong(7, message.deliveryId());
            statement.setInt(8, message.attempts());
            return statement.executeUpdate() == 1;
        });
    }

    void noteSuccess(int webhookId) {
        update("update webhook set failing_since = null where webhook_id = ? and failing_since is not null", webhookId);
    }

    void noteFailure(int webhookId, Instant now) {
        jdbc.prepareStatement(
                "update webhook set failing_since = coalesce(failing_since, ?) where webhook_id = ?", statement -> {
                    statement.setTimestamp(1, Timestamp.from(now));
                    statement.setInt(2, webhookId);
                    return statement.executeUpdate();
                });
    }

    /** Whether nothing at all went through since a message was tried first. */
    boolean isFailingSince(Message message) {
        String sql = """
                select coalesce(w.failing_since <= d.first_tried_at, false)
                from webhook_delivery d
                join webhook w using (webhook_id)
                where d.delivery_id = ?
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, message.deliveryId());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        });
    }

    /** False when it was not active any more. */
    boolean disable(int webhookId) {
        return update("update webhook set state = 'DISABLED' where webhook_id = ? and state = 'ACTIVE'", webhookId)
                == 1;
    }

    private int update(String sql, int webhookId) {
        return jdbc.prepareStatement(sql, statement -> {
            statement.setInt(1, webhookId);
            return statement.executeUpdate();
        });
    }

    /** Forgets what is older: messages, then the events that none is left of, then receivers that are gone. */
    int purge(Instant before) {
        int gone = purge("delete from webhook_delivery where created_at < ?", before);
        jdbc.prepareStatement("""
                delete from webhook_delivery
                where webhook_id in (select w.webhook_id from webhook w where w.state = 'DELETED')
                """, PreparedStatement::executeUpdate);
        purge("""
                delete from webhook_event e
                where e.occurred_at < ? and not exists (select from webhook_delivery d where d.event_id = e.event_id)
                """, before);
        jdbc.prepareStatement("delete from webhook where state = 'DELETED'", PreparedStatement::executeUpdate);
        return gone;
    }

    private int purge(String sql, Instant before) {
        return jdbc.prepareStatement(sql, statement -> {
            statement.setTimestamp(1, Timestamp.from(before));
            return statement.executeUpdate();
        });
    }
}
