package fr.voix.desk.figures;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** The SQL of the figures: what the period holds is read once, and nothing is read line by line. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface FiguresRepository extends GenericRepository<DayRow, String> {

    @Query("""
            select count(*)
            from scrutin s
            join amendement a using (uid)
            where not exists (select from scrutin_theme x where x.scrutin_uid = s.uid) and a.is_shown""")
    long waiting();

    @Query("""
            select day, cast(sum(opened) as bigint) as opened, cast(sum(filed) as bigint) as filed,
                cast(sum(decisions) as bigint) as decisions
            from (
                select cast(s.opened_at at time zone 'Europe/Paris' as date) as day, 1 as opened, 0 as filed, 0 as decisions
                from scrutin s
                join amendement a using (uid)
                where s.opened_at >= :since and a.is_shown
                union all
                select cast(c.decided_at at time zone 'Europe/Paris' as date), 0,
                    case
                        when not a.is_shown then 0
                        else cast(cardinality(c.themes_after) > 0 as int) - cast(cardinality(c.themes_before) > 0 as int)
                    end,
                    case when c.merged_theme_id is null then 1 else 0 end
                from classification c
                join amendement a on a.uid = c.scrutin_uid
                where c.decided_at >= :since
            ) happened
            group by day
            order by day""")
    List<DayRow> days(Instant since);

    /** From the opening of a scrutin to the first decision on it, for those that were first decided on since then. */
    @Query("""
            select count(*) as times,
                percentile_cont(0.5) within group (order by extract(epoch from f.decided_at - s.opened_at)) as seconds
            from (
                select c.scrutin_uid, min(c.decided_at) as decided_at
                from classification c
                group by c.scrutin_uid
            ) f
            join scrutin s on s.uid = f.scrutin_uid
            where f.decided_at >= :since""")
    MedianRow untilFiled(Instant since);

    /** By the day of the first decision; days without any are absent. */
    @Query("""
            select cast(f.decided_at at time zone 'Europe/Paris' as date) as day,
                percentile_cont(0.5) within group (order by extract(epoch from f.decided_at - s.opened_at)) as seconds
            from (
                select c.scrutin_uid, min(c.decided_at) as decided_at
                from classification c
                group by c.scrutin_uid
            ) f
            join scrutin s on s.uid = f.scrutin_uid
            where f.decided_at >= :since
            group by day
            order by day""")
    List<DelayRow> delays(Instant since);

    /**
     * Between two decisions in a row of one person without a break of ten minutes. What was decided within a second of each
     * other was one gesture over many scrutins.
     */
    @Query("""
            select count(*) as times,
                percentile_cont(0.5) within group (order by extract(epoch from gap)) as seconds
            from (
                select c.decided_at - lag(c.decided_at) over (
                    partition by c.moderator_id order by c.decided_at, c.classification_id) as gap
                from classification c
                where c.decided_at >= :since and c.merged_theme_id is null
            ) gaps
            where gap >= interval '1 second' and gap < interval '10 minutes'""")
    MedianRow pace(Instant since);
}
