package fr.voix.site.amendement;

import fr.voix.parliament.amendement.Amendement;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** The SQL of where to go on after a vote. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface NextScrutinRepository extends GenericRepository<Amendement, String> {

    /**
     * An open scrutin, not on the same question nor on one of the same title (the same words tabled for another reading): on the same texte and article if there is one, the busiest first. Of the forty
     * that follow by uid, which keeps those of a texte together, so that a texte of fifteen thousand amendements costs no more than
     * another.
     */
    @Query("""
            select found.*
            from amendement found
            where found.uid = (
            select near.uid
            from (
                select a.uid, a.texte_uid, a.division_designation
                from amendement a
                where a.uid > :uid and a.is_shown
                    and a.question <> (select question from amendement where uid = :uid)
                    and (a.title is null
                        or a.title ->> 'text' is distinct from (select title ->> 'text' from amendement where uid = :uid))
                order by a.uid
                limit 40
            ) near
            join scrutin s on s.uid = near.uid
            join sound_urn u on u.urn_id = s.urn_id and u.is_open
            order by near.texte_uid = :texteUid desc, (near.division_designation is not distinct from cast(:division as text)) desc, u.size desc, near.uid
            limit 1)""")
    Optional<Amendement> next(String uid, String texteUid, @Nullable String division);
}
