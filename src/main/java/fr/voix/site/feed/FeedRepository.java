package fr.voix.site.feed;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** Which Scrutins stand in a feed; what is not shown is in none. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface FeedRepository extends GenericRepository<Told, String> {

    @Query("""
            select s.uid, s.opened_at as told_at, cast(null as bigint) as votes_before
            from scrutin s
            join amendement a on a.uid = s.uid
            where a.is_shown
            order by s.opened_at desc, s.uid desc
            limit :size
            """)
    List<Told> newest(int size);

    @Query("""
            select s.uid, s.opened_at as told_at, cast(null as bigint) as votes_before
            from amendement a
            join scrutin s on s.uid = a.uid
            where a.texte_uid = :texteUid and a.is_shown
            order by s.opened_at desc, s.uid desc
            limit :size
            """)
    List<Told> newestOfTexte(String texteUid, int size);

    // Whatever took in ballots has more of them than before: no hour between has to be read.
    /** By how many more ballots count than before that hour; dated by the hour in which the last of those was cast that are published. */
    @Query("""
            select gained.uid, last.hour as told_at, gained.votes_before
            from (
                select s.uid, u.urn_id, u.size, counts.votes, coalesce(before.votes, 0) as votes_before
                from sound_urn u
                join scrutin s on s.urn_id = u.urn_id
                join amendement a on a.uid = s.uid
                cross join lateral (
                    select u.pour_0 + u.pour_1 + u.pour_2 + u.contre_0 + u.contre_1 + u.contre_2
                        + u.abstention_0 + u.abstention_1 + u.abstention_2 as votes
                ) counts
                left join lateral (
                    select h.pour + h.contre + h.abstention as votes
                    from tally_history h
                    where h.urn_id = u.urn_id and h.hour < :since
                    order by h.hour desc
                    limit 1
                ) before on true
                where counts.votes > 0 and a.is_shown and counts.votes > coalesce(before.votes, 0)
                order by counts.votes - coalesce(before.votes, 0) desc, s.uid desc
                limit :size
            ) gained
            cross join lateral (
                select min(h.hour) as hour
                from tally_history h
                where h.urn_id = gained.urn_id and h.size >= gained.size
            ) last
            where last.hour is not null
            order by gained.votes - gained.votes_before desc, gained.uid desc
            """)
    List<Told> mostVotedSince(Instant since, int size);
}
