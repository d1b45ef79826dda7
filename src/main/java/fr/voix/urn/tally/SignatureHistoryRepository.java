package fr.voix.urn.tally;

import fr.voix.urn.tally.SignatureHistory.Point;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/** The SQL of how signatures grew. */
@Singleton
@Connectable
class SignatureHistoryRepository {

    private final JdbcOperations jdbc;

    SignatureHistoryRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    List<Point> hours(long urnId) {
        String sql = """
                select hour, size, signatures
                from tally_history
                where urn_id = ?
                order by hour
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            List<Point> hours = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    hours.add(new Point(rows.getTimestamp(1).toInstant(), rows.getLong(2), rows.getLong(3)));
                }
            }
            return hours;
        });
    }
}
