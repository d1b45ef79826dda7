package fr.voix.petition.petition;

import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The SQL of what came of petitions. */
@Singleton
@Connectable
class AnswerRepository {

    private final JdbcOperations jdbc;

    AnswerRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of their days, also those that were taken back. */
    List<PetitionAnswer> list(long petitionId) {
        String sql = """
                select answer_id, petition_id, kind, author, given_on, text, text_en, links, published_at, withdrawn_at, withdrawal
                from petition_answer
                where petition_id = ?
                order by given_on, answer_id
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, petitionId);
            var answers = new ArrayList<PetitionAnswer>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    answers.add(toDomain(rows));
                }
            }
            return answers;
        });
    }

    private static PetitionAnswer toDomain(ResultSet row) throws SQLException {
        Timestamp withdrawnAt = row.getTimestamp(10);
        return new PetitionAnswer(
                row.getLong(1),
                row.getLong(2),
                AnswerKind.valueOf(row.getString(3)),
                row.getString(4),
                row.getObject(5, LocalDate.class),
                row.getString(6),
                row.getString(7),
                List.of((String[]) row.getArray(8).getArray()),
                row.getTimestamp(9).toInstant(),
                withdrawnAt == null ? null : withdrawnAt.toInstant(),
                row.getString(11));
    }

    /** Its number. */
    long insert(long petitionId, AnswerDraft draft, Instant now) {
        String sql = """
                insert into petition_answer (petition_id, kind, author, given_on, text, text_en, links, published_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                returning answer_id
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, petitionId);
            statement.setString(2, draft.kind().name());
            statement.setString(3, draft.author());
            statement.setObject(4, draft.givenOn());
            statement.setString(5, draft.text());
            statement.setString(6, draft.textEn());
            statement.setArray(
                    7,
                    statement
                            .getConnection()
                            .createArrayOf("text", draft.links().toArray()));
            statement.setTimestamp(8, Timestamp.from(now));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /** 0 when there is none of that number, or when it does not stand any more. */
    int withdraw(long petitionId, long answerId, String why, Instant now) {
        String sql = """
                update petition_answer
                set withdrawn_at = ?, withdrawal = ?
                where petition_id = ? and answer_id = ? and withdrawn_at is null
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setString(2, why);
            statement.setLong(3, petitionId);
            statement.setLong(4, answerId);
            return statement.executeUpdate();
        });
    }
}
