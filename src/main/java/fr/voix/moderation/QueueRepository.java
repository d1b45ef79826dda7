package fr.voix.moderation;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The scrutins without a theme, in the order in which they are worth a moderator's time; erased amendements wait for nobody. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface QueueRepository extends GenericRepository<QueueRow, String> {

    /**
     * One page of the queue: most voted first, then newest. The page begins behind the scrutin {@code after}, which need not
     * wait any more: whoever has just classified it goes on from there.
     */
    @Query("""
            with placed as (
                select s.uid, s.opened_at,
                    u.pour_0 + u.contre_0 + u.abstention_0 + u.pour_1 + u.contre_1 + u.abstention_1
                        + u.pour_2 + u.contre_2 + u.abstention_2 as votes,
                    coalesce(a.depose_on, date '0001-01-01') as newest,
                    a.numero, a.division_titre, a.division_designation, a.mission_libelle, a.texte_uid
                from scrutin s
                join urn u using (urn_id)
                join amendement a on a.uid = s.uid
                where a.is_shown
            )
            select p.uid, p.numero, p.division_titre, p.division_designation, p.mission_libelle,
                coalesce(t.titre_court, t.titre) as texte_titre, p.opened_at, p.votes
            from placed p
            left join texte t on t.uid = p.texte_uid
            where not exists (select from scrutin_theme x where x.scrutin_uid = p.uid)
                and (cast(:after as text) is null or (p.votes, p.newest, p.uid) < (
                    select b.votes, b.newest, b.uid
                    from placed b
                    where b.uid = :after))
            order by p.votes desc, p.newest desc, p.uid desc
            limit :size""")
    List<QueueRow> page(@Nullable String after, int size);

    @Query("""
            select count(*) as scrutins, min(s.opened_at) as oldest_at
            from scrutin s
            join amendement a using (uid)
            where not exists (select from scrutin_theme x where x.scrutin_uid = s.uid) and a.is_shown""")
    QueueCountRow count();
}
