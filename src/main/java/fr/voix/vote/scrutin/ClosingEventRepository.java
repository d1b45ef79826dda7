package fr.voix.vote.scrutin;

import fr.voix.base.database.Jdbc;
import fr.voix.vote.scrutin.ClosingEvent.State;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The SQL of closings as those see them who follow a calendar. */
@Singleton
record ClosingEventRepository(Jdbc jdbc) {

    /** Each part is cut before anything is looked up for its lines: there may be as many closings as Scrutins. */
    private static final String SHOWN = """
            with done as (
                select s.uid, c.urn_id, c.leaf_index, c.closed_at, c.pour, c.contre, c.abstention, c.erased
                from closing c
                join scrutin s using (urn_id)
                join amendement a on a.uid = s.uid
                where c.closed_at >= ? and a.is_shown
                order by c.closed_at desc, s.uid
                limit ?
            ), ahead as (
                select n.scrutin_uid, n.ordinal, d.due_at, n.sequence, n.changed_at
                from scheduled_closing d
                join closing_notice n on n.scrutin_uid = d.scrutin_uid and not n.is_done
                join amendement a on a.uid = d.scrutin_uid
                where a.is_shown
                order by %s
                limit ?
            ), withdrawn as (
                select n.scrutin_uid, n.ordinal, n.due_at, n.sequence, n.changed_at
                from closing_notice n
                join amendement a on a.uid = n.scrutin_uid
                where n.changed_at >= ? and not n.is_done and a.is_shown
                    and not exists (
                        select from scheduled_closing d where d.scrutin_uid = n.scrutin_uid)
                order by n.changed_at desc, n.scrutin_uid
                limit ?
            )
            select d.uid as scrutin_uid, o.ordinal, 'DONE', d.closed_at as at, coalesce(n.sequence + 1, 0),
                d.closed_at as changed_at, d.leaf_index, d.pour, d.contre, d.abstention, d.erased
            from done d
            cross join lateral (
                select count(*)::int as ordinal
                from closing before
                where before.urn_id = d.urn_id and before.leaf_index < d.leaf_index
            ) o
            left join closing_notice n on n.scrutin_uid = d.uid and n.ordinal = o.ordinal
            union all
            select scrutin_uid, ordinal, 'AHEAD', due_at, sequence, changed_at, null, null, null, null, null
            from ahead
            union all
            select scrutin_uid, ordinal, 'WITHDRAWN', due_at, sequence, changed_at, null, null, null, null, null
            from withdrawn
            order by %s desc, scrutin_uid
            limit ?
            """;

    /** Those that changed last, the latest change first. */
    List<ClosingEvent> findLatest(Instant since, int most) {
        return find(SHOWN.formatted("n.changed_at desc, n.scrutin_uid", "changed_at"), since, most);
    }

    /** By their date, the farthest first. */
    List<ClosingEvent> findByDate(Instant since, int most) {
        return find(SHOWN.formatted("d.due_at desc, d.scrutin_uid", "at"), since, most);
    }

    private List<ClosingEvent> find(String sql, Instant since, int most) {
        return jdbc.list(sql, ClosingEventRepository::event, since, most, most, since, most, most);
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
}
