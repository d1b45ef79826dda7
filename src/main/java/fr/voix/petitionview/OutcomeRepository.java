package fr.voix.petitionview;

import fr.voix.petition.EventActor;
import fr.voix.petition.EventKind;
import fr.voix.petition.PetitionEvent;
import fr.voix.petition.PetitionState;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The SQL of what happened to petitions, and of where their signatures come from. */
@Singleton
@Connectable
class OutcomeRepository {

    private final JdbcOperations jdbc;

    OutcomeRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Counted signatures by place; those without any may be missing. */
    Map<String, Long> places(long urnId) {
        String sql = "select place, signatures from signature_departement where urn_id = ?";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            var places = new HashMap<String, Long>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    places.put(row.getString(1), row.getLong(2));
                }
            }
            return places;
        });
    }

    /** Public events of petitions that are shown, newest first. */
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
            var events = new ArrayList<PetitionEvent>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    var before = row.getString(4);
                    events.add(new PetitionEvent(
                            row.getLong(1),
                            row.getInt(2),
                            EventKind.valueOf(row.getString(3)),
                            before == null ? null : PetitionState.valueOf(before),
                            PetitionState.valueOf(row.getString(5)),
                            EventActor.valueOf(row.getString(6)),
                            row.getTimestamp(7).toInstant(),
                            row.getString(8),
                            row.getString(9),
                            row.getString(10)));
                }
            }
            return events;
        });
    }
}
