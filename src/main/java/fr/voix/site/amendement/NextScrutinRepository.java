package fr.voix.site.amendement;

import fr.voix.parliament.amendement.Amendement;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The SQL of where to go on after a vote. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface NextScrutinRepository extends GenericRepository<Amendement, String> {

    /**
     * Open scrutins, two at most, so that a browser finds one that it did not vote on. None is on the same question or has the
     * same title (the same words tabled for another reading). Those of the same theme come first, then those of the same texte
     * and article, the busiest first. Of a theme the forty that were filed last, of all others the forty that follow by uid, which
     * keeps those of a texte together, so that a texte of fifteen thousand amendements costs no more than another.
     */
    @Query("""
            with here as (
                select question, title ->> 'text' as title, texte_uid, division_designation
                from amendement
                where uid = :uid
            )
            select a.uid
            from (
                select near.uid, bool_or(near.is_themed) as is_themed
                from (
                    (
                        select n.uid, false as is_themed
                        from amendement n
                        cross join here h
                        where n.uid > :uid and n.is_shown and n.question <> h.question
                            and (n.title is null or n.title ->> 'text' is distinct from h.title)
                        order by n.uid
                        limit 40
                    ) union all (
                        select filed.scrutin_uid, true
                        from scrutin_theme mine
                        cross join lateral (
                            select f.scrutin_uid
                            from scrutin_theme f
                            where f.theme_id = mine.theme_id
                            order by f.decided_at desc, f.scrutin_uid desc
                            limit 40
                        ) filed
                        where mine.scrutin_uid = :uid
                    )
                ) near
                group by near.uid
            ) found
            join amendement a on a.uid = found.uid and a.is_shown
            join here h on h.question <> a.question and (a.title is null or a.title ->> 'text' is distinct from h.title)
            join scrutin s on s.uid = a.uid
            join sound_urn u on u.urn_id = s.urn_id and u.is_open
            order by found.is_themed desc, a.texte_uid = h.texte_uid desc,
                (a.division_designation is not distinct from h.division_designation) desc, u.size desc, a.uid
            limit 2""")
    List<String> next(String uid);
}
