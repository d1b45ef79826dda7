package fr.voix.petitionview;

import fr.voix.petition.EventActor;
import fr.voix.petition.EventKind;
import fr.voix.petition.PetitionEvent;
import fr.voix.petition.PetitionState;
import fr.voix.petition.Threshold;
import fr.voix.petition.ThresholdKind;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The SQL of what petitions reached and what came of them. */
@Singleton
@Connectable
class OutcomeRepository {

    private final JdbcOperations jdbc;

    OutcomeRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order in which they were reached. */
    List<Threshold> thresholds(long urnId) {
        String sql = """
                select kind, signatures, size, reached_at
                from petition_threshold
                where urn_id = ?
                order by reached_at, signatures
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            var thresholds = new ArrayList<Threshold>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    thresholds.add(new Threshold(
                            ThresholdKind.valueOf(row.getString(1)),
                            row.getLong(2),
                            row.getLong(3),
                            row.getTimestamp(4).toInstant()));
                }
            }
            return thresholds;
        });
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

    /** Without those that were withdrawn; newest first. */
    List<PublishedAnswer> answers(long petitionId) {
        String sql = """
                select answer_id, kind = 'DEBATE', author, given_on, text, text_en, links, published_at
                from petition_answer
                where petition_id = ? and withdrawn_at is null
                order by given_on desc, answer_id desc
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, petitionId);
            var answers = new ArrayList<PublishedAnswer>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    answers.add(new PublishedAnswer(
                            row.getLong(1),
                            row.getBoolean(2),
                            row.getString(3),
                            row.getObject(4, LocalDate.class),
                            row.getString(5),
                            row.getString(6),
                            List.of((String[]) row.getArray(7).getArray()),
                            row.getTimestamp(8).toInstant()));
                }
            }
            return answers;
        });
    }
}
