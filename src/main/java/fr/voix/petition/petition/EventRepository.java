package fr.voix.petition.petition;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The SQL of what happened to petitions. */
@Singleton
@Connectable
class EventRepository {

    private final JdbcOperations jdbc;

    EventRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Under the lock of the petition, which keeps numbers contiguous. */
    int insert(long petitionId, @Nullable PetitionState before, PetitionState after, EventDraft draft, Instant at) {
        String sql = """
                insert into petition_event (petition_id, number, kind, state_before, state_after, actor, occurred_at, code,
                    note, note_en)
                select ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?
                from petition_event
                where petition_id = ?
                returning number
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, petitionId);
            statement.setString(2, draft.kind().name());
            statement.setString(3, before == null ? null : before.name());
            statement.setString(4, after.name());
            statement.setString(5, draft.actor().name());
            statement.setTimestamp(6, Timestamp.from(at));
            statement.setString(7, draft.code());
            statement.setString(8, draft.note());
            statement.setString(9, draft.noteEn());
            statement.setLong(10, petitionId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        });
    }

    /** Oldest first. */
    List<PetitionEvent> list(long petitionId) {
        String sql = """
                select petition_id, number, kind, state_before, state_after, actor, occurred_at, code, note, note_en
                from petition_event
                where petition_id = ?
                order by number
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, petitionId);
            return list(statement);
        });
    }

    /** Public ones of petitions that are shown, newest first. */
    List<PetitionEvent> recent(int most) {
        String sql = """
                select e.petition_id, e.number, e.kind, e.state_before, e.state_after, e.actor, e.occurred_at, e.code,
                    e.note, e.note_en
                from petition_event e
                join petition p using (petition_id)
                where p.is_shown and e.kind = any(?)
                order by e.occurred_at desc, e.petition_id desc, e.number desc
                limit ?
                """;
        return jdbc.prepareStatement(sql, statement -> {
            var kinds = Stream.of(EventKind.values())
                    .filter(EventKind::isPublic)
                    .map(EventKind::name)
                    .toArray();
            statement.setArray(1, statement.getConnection().createArrayOf("text", kinds));
            statement.setInt(2, most);
            return list(statement);
        });
    }

    private static List<PetitionEvent> list(PreparedStatement statement) throws SQLException {
        var events = new ArrayList<PetitionEvent>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                events.add(toDomain(row));
            }
        }
        return events;
    }

    private static PetitionEvent toDomain(ResultSet row) throws SQLException {
        var before = row.getString(4);
        return new PetitionEvent(
                row.getLong(1),
                row.getInt(2),
                EventKind.valueOf(row.getString(3)),
                before == null ? null : PetitionState.valueOf(before),
                PetitionState.valueOf(row.getString(5)),
                EventActor.valueOf(row.getString(6)),
                row.getTimestamp(7).toInstant(),
                row.getString(8),
                row.getString(9),
                row.getString(10));
    }
}
