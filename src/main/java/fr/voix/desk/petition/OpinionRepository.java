package fr.voix.desk.petition;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The SQL of second opinions. */
@Singleton
@Connectable
class OpinionRepository {

    private final JdbcOperations jdbc;

    OpinionRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    void delete(long petitionId) {
        jdbc.prepareStatement("delete from petition_opinion where petition_id = ?", statement -> {
            statement.setLong(1, petitionId);
            return statement.executeUpdate();
        });
    }

    /** Oldest first. */
    List<Opinion> list(long petitionId) {
        String sql = """
                select opinion_id, asked_by, asked_at, question, given_by, given_at, opinion
                from petition_opinion
                where petition_id = ?
                order by opinion_id
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, petitionId);
            var opinions = new ArrayList<Opinion>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Timestamp givenAt = row.getTimestamp(6);
                    opinions.add(new Opinion(
                            row.getLong(1),
                            row.getInt(2),
                            row.getTimestamp(3).toInstant(),
                            row.getString(4),
                            row.getObject(5, Integer.class),
                            givenAt == null ? null : givenAt.toInstant(),
                            row.getString(7)));
                }
            }
            return opinions;
        });
    }

    /** 0 when one is asked for already. */
    int ask(long petitionId, int moderatorId, String question, Instant now) {
        String sql = """
                insert into petition_opinion (petition_id, asked_by, asked_at, question)
                values (?, ?, ?, ?)
                on conflict (petition_id) where given_at is null do nothing
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, petitionId);
            statement.setInt(2, moderatorId);
            statement.setTimestamp(3, Timestamp.from(now));
            statement.setString(4, question);
            return statement.executeUpdate();
        });
    }

    /** 0 when none is asked for, or when this colleague asked. */
    int give(long petitionId, int moderatorId, @Nullable String opinion, Instant now) {
        String sql = """
                update petition_opinion
                set given_by = ?, given_at = ?, opinion = ?
                where petition_id = ? and given_at is null and asked_by <> ?
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setInt(1, moderatorId);
            statement.setTimestamp(2, Timestamp.from(now));
            statement.setString(3, opinion);
            statement.setLong(4, petitionId);
            statement.setInt(5, moderatorId);
            return statement.executeUpdate();
        });
    }
}
