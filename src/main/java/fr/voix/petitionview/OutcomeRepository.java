package fr.voix.petitionview;

import fr.voix.petition.Threshold;
import fr.voix.petition.ThresholdKind;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

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
