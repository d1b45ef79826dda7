package fr.voix.urn.setaside;

import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads how urns grew, hour by hour. */
@Singleton
@Connectable
class PressureRepository {

    private static final String OF_HOURS = "select hour, uid, numero, leaves, change from (";
    private static final String TAKEN_IN = """
            ) hours
            where leaves > 1 or change <> 0
            """;
    private static final String SELECT = """
            select h.hour, u.uid, a.numero, h.size - coalesce(p.size, 0) as leaves,
                h.pour + h.contre + h.abstention + h.signatures - coalesce(p.counted, 0) as change
            from tally_history h
            join urn u using (urn_id)
            left join amendement a on a.uid = u.uid
            left join petition t on t.urn_id = u.urn_id
            left join lateral (
                select size, pour + contre + abstention + signatures as counted
                from tally_history before
                where before.urn_id = h.urn_id and before.hour < h.hour
                order by before.hour desc
                limit 1
            ) p on true
            where h.hour >= ? and (a.uid is not null or t.state <> 'DRAFT')
            """;

    private final JdbcOperations jdbc;

    PressureRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** The busiest hours of all urns; an hour in which an urn took in its question alone is none. */
    List<PressureHour> busiest(Instant since, int most) {
        String sql = OF_HOURS + SELECT + TAKEN_IN + """
                order by leaves desc, hour desc, uid
                limit ?
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setTimestamp(1, Timestamp.from(since));
            statement.setInt(2, most);
            return hours(statement.executeQuery());
        });
    }

    /** The hours of one urn, the newest first, without those that {@link #busiest} leaves out. */
    List<PressureHour> of(String uid, Instant since) {
        String sql = OF_HOURS + SELECT + "and u.uid = ?" + TAKEN_IN + "order by hour desc";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setTimestamp(1, Timestamp.from(since));
            statement.setString(2, uid);
            return hours(statement.executeQuery());
        });
    }

    private static List<PressureHour> hours(ResultSet found) throws java.sql.SQLException {
        List<PressureHour> hours = new ArrayList<>();
        try (ResultSet rows = found) {
            while (rows.next()) {
                hours.add(new PressureHour(
                        rows.getTimestamp(1).toInstant(),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getLong(4),
                        rows.getLong(5)));
            }
        }
        return hours;
    }
}
