package fr.voix.petition.petition;

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

/** The SQL of numbers of signatures that were reached. They are written by whoever writes signatures, and stay. */
@Singleton
@Connectable
class ThresholdRepository {

    private final JdbcOperations jdbc;

    ThresholdRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** One that no event speaks of yet. */
    record Untold(long petitionId, long urnId, ThresholdKind kind, long signatures, long size) {}

    /** In the order in which they were reached. */
    List<Threshold> list(long urnId) {
        String sql = """
                select kind, signatures, departements, size, reached_at
                from petition_threshold
                where urn_id = ?
                order by reached_at, signatures
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            return list(statement);
        });
    }

    private static List<Threshold> list(PreparedStatement statement) throws SQLException {
        var thresholds = new ArrayList<Threshold>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                thresholds.add(new Threshold(
                        ThresholdKind.valueOf(rows.getString(1)),
                        rows.getLong(2),
                        rows.getInt(3),
                        rows.getLong(4),
                        rows.getTimestamp(5).toInstant()));
            }
        }
        return thresholds;
    }

    /** Of whatever petition, the oldest first. */
    List<Untold> untold(int most) {
        String sql = """
                select p.petition_id, t.urn_id, t.kind, t.signatures, t.size
                from petition_threshold t join petition p on p.urn_id = t.urn_id
                where t.told_at is null
                order by t.reached_at, t.signatures
                limit ?
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setInt(1, most);
            var untold = new ArrayList<Untold>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    untold.add(new Untold(
                            rows.getLong(1),
                            rows.getLong(2),
                            ThresholdKind.valueOf(rows.getString(3)),
                            rows.getLong(4),
                            rows.getLong(5)));
                }
            }
            return untold;
        });
    }

    /** 0 when another instance was faster. */
    int tell(long urnId, ThresholdKind kind, Instant now) {
        String sql = "update petition_threshold set told_at = ? where urn_id = ? and kind = ? and told_at is null";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setLong(2, urnId);
            statement.setString(3, kind.name());
            return statement.executeUpdate();
        });
    }
}
