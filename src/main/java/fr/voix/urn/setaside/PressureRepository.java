package fr.voix.urn.setaside;

import fr.voix.base.database.Jdbc;
import fr.voix.urn.leaf.UrnKind;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The SQL of how urns grew, hour by hour, as far as it is published, and of what is public of a day's pressure. */
@Singleton
record PressureRepository(Jdbc jdbc) {

    private static final String OF_HOURS = "select hour, uid, leaves, change from (";
    private static final String TAKEN_IN = """
            ) hours
            where leaves > 1 or change <> 0
            """;
    private static final String SELECT = """
            select h.hour, u.uid, least(h.size, u.size) - coalesce(p.size, 0) as leaves,
                case when h.size > u.size then u.pour_0 + u.pour_1 + u.pour_2 + u.contre_0 + u.contre_1 + u.contre_2
                    + u.abstention_0 + u.abstention_1 + u.abstention_2 + u.signature_0 + u.signature_1 + u.signature_2
                    else h.pour + h.contre + h.abstention + h.signatures end - coalesce(p.counted, 0) as change
            from tally_history h
            join sound_urn u using (urn_id)
            left join amendement a on a.uid = u.uid
            left join petition t on t.urn_id = u.urn_id
            left join lateral (
                select size, pour + contre + abstention + signatures as counted
                from tally_history before
                where before.urn_id = h.urn_id and before.hour < h.hour
                order by before.hour desc
                limit 1
            ) p on true
            where h.hour >= ? and (a.uid is not null or t.state <> 'DRAFT') and coalesce(p.size, 0) < u.size
            """;

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
        return new PressureHour(Jdbc.instant(row, 1), row.getString(2), row.getLong(3), row.getLong(4));
    }

    /** One urn within one day. */
    record UrnDay(long urnId, UrnKind kind, LocalDate day) {}

    /** Days with at least so many ballots that are not over yet, were over only just now, or have no row yet. */
    List<UrnDay> toBeMeasured(long leastBallots, LocalDate yesterday) {
        String sql = """
                select n.urn_id, u.uid, n.day
                from origin_mark n
                join urn u using (urn_id)
                left join day_pressure p using (urn_id, day)
                where n.kind = 'N'
                group by n.urn_id, u.uid, n.day, p.day
                having sum(octet_length(n.marks) / 16) >= ? and (p.day is null or n.day >= ?)
                order by n.urn_id, n.day
                """;
        return jdbc.list(
                sql,
                row -> new UrnDay(row.getLong(1), UrnKind.of(row.getString(2)), row.getObject(3, LocalDate.class)),
                leastBallots,
                yesterday);
    }

    /** How many of that day's standing ballots were ever set aside. */
    long aside(UrnDay of) {
        String sql = """
                select count(distinct p.leaf_index)
                from aside_period p
                join lateral (
                    select n.day, substring(n.marks from (p.leaf_index - n.first_index)::int * 16 + 1 for 16) as network
                    from origin_mark n
                    where n.urn_id = p.urn_id and n.kind = 'N' and n.first_index <= p.leaf_index
                        and p.leaf_index < n.first_index + octet_length(n.marks) / 16
                    order by n.first_index desc
                    limit 1
                ) n on n.day = ? and n.network <> decode(repeat('00', 16), 'hex')
                where p.urn_id = ?
                """;
        return jdbc.one(sql, row -> row.getLong(1), of.day(), of.urnId());
    }

    /** Whether that is something new. */
    boolean put(long urnId, DayPressure pressure) {
        String sql = """
                insert into day_pressure as p (urn_id, day, largest, largest_domain, aside)
                values (?, ?, ?, ?, ?)
                on conflict (urn_id, day) do update
                set largest = excluded.largest, largest_domain = excluded.largest_domain, aside = excluded.aside
                where (p.largest, p.largest_domain, p.aside)
                    is distinct from (excluded.largest, excluded.largest_domain, excluded.aside)
                """;
        return jdbc.update(
                        sql,
                        urnId,
                        pressure.day(),
                        pressure.largest().code(),
                        pressure.largestDomain() == null
                                ? null
                                : pressure.largestDomain().code(),
                        pressure.aside().code())
                == 1;
    }

    /** The newest first. */
    List<DayPressure> days(String uid, int most) {
        String sql = """
                select p.day, p.largest, p.largest_domain, p.aside
                from urn u
                join day_pressure p using (urn_id)
                where u.uid = ?
                order by p.day desc
                limit ?
                """;
        return jdbc.list(
                sql,
                row -> new DayPressure(
                        row.getObject(1, LocalDate.class),
                        ShareClass.ofCode(row.getString(2)),
                        row.getString(3) == null ? null : ShareClass.ofCode(row.getString(3)),
                        ShareClass.ofCode(row.getString(4))),
                uid,
                most);
    }
}
