package fr.voix.urn.setaside;

import fr.voix.base.database.Jdbc;
import io.micronaut.data.connection.annotation.Connectable;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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

    private final Jdbc jdbc;

    PressureRepository(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** The busiest hours of all urns; an hour in which an urn took in its question alone is none. */
    List<PressureHour> busiest(Instant since, int most) {
        String sql = OF_HOURS + SELECT + TAKEN_IN + """
                order by leaves desc, hour desc, uid
                limit ?
                """;
        return jdbc.list(sql, PressureRepository::hour, since, most);
    }

    /** The hours of one urn, the newest first, without those that {@link #busiest} leaves out. */
    List<PressureHour> of(String uid, Instant since) {
        String sql = OF_HOURS + SELECT + "and u.uid = ?" + TAKEN_IN + "order by hour desc";
        return jdbc.list(sql, PressureRepository::hour, since, uid);
    }

    private static PressureHour hour(ResultSet row) throws SQLException {
        return new PressureHour(
                Jdbc.instant(row, 1), row.getString(2), row.getString(3), row.getLong(4), row.getLong(5));
    }
}
