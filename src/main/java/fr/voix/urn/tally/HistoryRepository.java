package fr.voix.urn.tally;

import fr.voix.base.database.Jdbc;
import fr.voix.urn.tally.History.Correction;
import fr.voix.urn.tally.History.Count;
import fr.voix.urn.tally.History.Hour;
import fr.voix.urn.tally.History.Kind;
import fr.voix.urn.tally.History.Noted;
import jakarta.inject.Singleton;
import java.util.List;

/** The SQL of what is known of an urn's past. */
@Singleton
record HistoryRepository(Jdbc jdbc) {

    List<Hour> hours(long urnId) {
        String sql = """
                select hour, size, pour, contre, abstention, signatures
                from tally_history
                where urn_id = ?
                order by hour
                """;
        return jdbc.list(
                sql,
                row -> new Hour(
                        row.getTimestamp(1).toInstant(),
                        row.getLong(2),
                        new Count(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6))),
                urnId);
    }

    /**
     * By how much each hour is seen otherwise than then, as differences from the hour before. A ballot that is set aside now never
     * counted: it is taken away where it was cast, and given back where it was set aside, since from there on nobody counted it.
     * One that counts again is given back for as long as it was set aside. So nothing is left over at the end.
     *
     * @param sizes of the urn at the end of each hour, rising
     * @param size of the urn as it is published
     */
    List<Correction> corrections(long urnId, long[] sizes, long size) {
        String sql = """
                with period as (
                    select leaf_index, choice, from_index, case when to_index < ? then to_index end as to_index
                    from aside_period
                    where urn_id = ? and from_index < ?
                ), change as (
                    select leaf_index as leaf, choice, -1 as ballots from period where to_index is null
                    union all
                    select from_index, choice, 1 from period
                    union all
                    select to_index, choice, -1 from period where to_index is not null
                )
                select width_bucket(leaf, ?::bigint[]) as place,
                    coalesce(sum(ballots) filter (where choice = 'P'), 0),
                    coalesce(sum(ballots) filter (where choice = 'C'), 0),
                    coalesce(sum(ballots) filter (where choice = 'A'), 0)
                from change
                group by place
                order by place
                """;
        return jdbc.list(
                sql,
                row -> new Correction(row.getInt(1), new Count(row.getLong(2), row.getLong(3), row.getLong(4), 0)),
                size,
                urnId,
                size,
                sizes);
    }

    /** What happened below a size of the urn, and when the Assemblée decided. */
    List<Noted> marks(long urnId, long size) {
        String sql = """
                select 'CLOSING', closed_at, leaf_index
                from closing
                where urn_id = ? and leaf_index < ?
                union all
                select 'REOPENING', null, reopened_index
                from closing
                where urn_id = ? and reopened_index < ?
                union all
                select 'TEXT_CHANGE', null, leaf_index
                from text_change
                where urn_id = ? and leaf_index < ?
                union all
                select 'DECISION', a.sort_at, null
                from scrutin s
                join amendement a using (uid)
                where s.urn_id = ? and a.sort_at is not null
                """;
        return jdbc.list(
                sql,
                row -> new Noted(Kind.valueOf(row.getString(1)), Jdbc.instant(row, 2), row.getObject(3, Long.class)),
                urnId,
                size,
                urnId,
                size,
                urnId,
                size,
                urnId);
    }
}
