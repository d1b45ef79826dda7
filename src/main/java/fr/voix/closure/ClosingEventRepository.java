package fr.voix.closure;

import fr.voix.closure.ClosingEvent.State;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The SQL of closings as those see them who follow a calendar. */
@Singleton
@Connectable
class ClosingEventRepository {

    private static final String SHOWN = """
            select e.scrutin_uid, e.ordinal, e.state, e.at, e.sequence, e.changed_at,
                e.leaf_index, e.pour, e.contre, e.abstention, e.erased
            from (
                select s.uid as scrutin_uid, o.ordinal, 'DONE' as state, c.closed_at as at,
                    coalesce(n.sequence + 1, 0) as sequence, c.closed_at as changed_at,
                    c.leaf_index, c.pour, c.contre, c.abstention, c.erased
                from closing c
                join scrutin s using (urn_id)
                cross join lateral (
                    select count(*)::int as ordinal
                    from closing before
                    where before.urn_id = c.urn_id and before.leaf_index < c.leaf_index
                ) o
                left join closing_notice n on n.scrutin_uid = s.uid and n.ordinal = o.ordinal
                where c.closed_at >= ?
                union all
                select s.uid, o.ordinal, 'AHEAD', d.due_at, coalesce(n.sequence, 0),
                    coalesce(n.changed_at, s.opened_at), null, null, null, null, null
                from scheduled_act d
                join scrutin s on s.uid = d.scrutin_uid
                cross join lateral (
                    select count(*)::int as ordinal
                    from closing before
                    where before.urn_id = s.urn_id
                ) o
                left join closing_notice n on n.scrutin_uid = s.uid and n.ordinal = o.ordinal
                where d.act = 'CLOSE'
                union all
                select n.scrutin_uid, n.ordinal, 'WITHDRAWN', n.due_at, n.sequence,
                    n.changed_at, null, null, null, null, null
                from closing_notice n
                join scrutin s on s.uid = n.scrutin_uid
                where n.changed_at >= ?
                    and not exists (
                        select from scheduled_act d where d.scrutin_uid = n.scrutin_uid and d.act = 'CLOSE')
                    and n.ordinal = (select count(*) from closing before where before.urn_id = s.urn_id)
            ) e
            join amendement a on a.uid = e.scrutin_uid
            where a.is_shown
            """;

    private final JdbcOperations jdbc;

    ClosingEventRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that changed last, the latest change first. */
    List<ClosingEvent> findLatest(Instant since, int most) {
        return find(SHOWN + "order by e.changed_at desc, e.scrutin_uid limit ?", since, most);
    }

    /** By their date, the farthest first. */
    List<ClosingEvent> findByDate(Instant since, int most) {
        return find(SHOWN + "order by e.at desc, e.scrutin_uid limit ?", since, most);
    }

    private List<ClosingEvent> find(String sql, Instant since, int most) {
        return jdbc.prepareStatement(sql, statement -> {
            statement.setTimestamp(1, Timestamp.from(since));
            statement.setTimestamp(2, Timestamp.from(since));
            statement.setInt(3, most);
            List<ClosingEvent> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(event(rows));
                }
            }
            return found;
        });
    }

    private static ClosingEvent event(ResultSet row) throws SQLException {
        State state = State.valueOf(row.getString(3));
        Instant at = row.getTimestamp(4).toInstant();
        Closure closure = state == State.DONE
                ? new Closure(row.getLong(7), at, row.getLong(8), row.getLong(9), row.getLong(10), row.getLong(11))
                : null;
        return new ClosingEvent(
                row.getString(1),
                row.getInt(2),
                state,
                at,
                row.getInt(5),
                row.getTimestamp(6).toInstant(),
                closure);
    }

    /** A closing is set for a Scrutin, or moved; to be called under the lock of its urn. */
    void upsertNotice(String scrutinUid, Instant dueAt, Instant now) {
        String sql = """
                insert into closing_notice (scrutin_uid, ordinal, due_at, changed_at)
                select s.uid, (select count(*) from closing c where c.urn_id = s.urn_id), ?, ?
                from scrutin s
                where s.uid = ?
                on conflict (scrutin_uid, ordinal) do update
                set due_at = excluded.due_at, changed_at = excluded.changed_at, sequence = closing_notice.sequence + 1
                """;
        jdbc.prepareStatement(sql, statement -> {
            statement.setTimestamp(1, Timestamp.from(dueAt));
            statement.setTimestamp(2, Timestamp.from(now));
            statement.setString(3, scrutinUid);
            return statement.executeUpdate();
        });
    }

    /** The closing that was set for a Scrutin no longer is; to be called under the lock of its urn. */
    void withdrawNotice(String scrutinUid, Instant now) {
        String sql = """
                update closing_notice n
                set changed_at = ?, sequence = n.sequence + 1
                from scrutin s
                where s.uid = ? and n.scrutin_uid = s.uid
                    and n.ordinal = (select count(*) from closing c where c.urn_id = s.urn_id)
                """;
        jdbc.prepareStatement(sql, statement -> {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setString(2, scrutinUid);
            return statement.executeUpdate();
        });
    }
}
