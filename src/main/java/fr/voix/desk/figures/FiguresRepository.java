package fr.voix.desk.figures;

import fr.voix.desk.figures.Figures.Day;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The SQL of the figures: what the period holds is read once, and nothing is read line by line. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface FiguresRepository extends GenericRepository<Day, LocalDate> {

    String FIRST_DECIDED = """
            from (
                select c.scrutin_uid, min(c.decided_at) as decided_at
                from classification c
                group by c.scrutin_uid
            ) f
            join scrutin s on s.uid = f.scrutin_uid
            where f.decided_at >= :since
            """;

    @Query("""
            select count(*)
            from scrutin s
            join amendement a using (uid)
            where not exists (select from scrutin_theme x where x.scrutin_uid = s.uid) and a.is_shown""")
    long waiting();

    /**
     * Every day from the first on, in their order. What waits is counted backwards from now: what was opened on later days did not
     * wait, what was filed on them did. A scrutin that followed the merge of a theme was not decided on.
     */
    @Query("""
            with happened as (
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
            ), delay as (
                select cast(f.decided_at at time zone 'Europe/Paris' as date) as day,
                    percentile_cont(0.5) within group (order by extract(epoch from f.decided_at - s.opened_at)) as seconds
            """ + FIRST_DECIDED + """
                group by day
            )
            select day, cast(coalesce(sum(h.decisions), 0) as bigint) as decisions,
                cast(:waiting - coalesce(sum(sum(coalesce(h.opened, 0) - coalesce(h.filed, 0))) over later, 0) as bigint)
                    as waiting,
                cast(case when max(d.seconds) is null then 0 else greatest(1, round(max(d.seconds) / 60)) end as bigint)
                    as delay_minutes
            from (select cast(generate_series(cast(:first as date), cast(:last as date), interval '1 day') as date) as day) x
            left join happened h using (day)
            left join delay d using (day)
            group by day
            window later as (order by day desc rows between unbounded preceding and 1 preceding)
            order by day""")
    List<Day> days(LocalDate first, LocalDate last, Instant since, long waiting);

    /** From the opening of a scrutin to the first decision on it, for those that were first decided on since then. */
    @Query("""
            select count(*) as times,
                percentile_cont(0.5) within group (order by extract(epoch from f.decided_at - s.opened_at)) as seconds
            """ + FIRST_DECIDED)
    Median untilFiled(Instant since);

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
    Median pace(Instant since);

    /** A median in seconds, and of how many times; null when there are none. */
    @MappedEntity
    record Median(@Id long times, @Nullable Double seconds) {}
}
