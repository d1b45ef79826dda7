package fr.voix.site.home;

import fr.voix.parliament.amendement.Amendement;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** The SQL of what may be worth a minute: uids of scrutins, the best first. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface HomeRepository extends GenericRepository<Amendement, String> {

    String SCRUTINS = """
            from (
                select s.uid, s.urn_id, u.is_open, u.pour_0 + u.pour_1 + u.pour_2 as pour,
                    u.contre_0 + u.contre_1 + u.contre_2 as contre,
                    u.abstention_0 + u.abstention_1 + u.abstention_2 as abstention
                from scrutin s
                join sound_urn u using (urn_id)
            ) s
            join amendement a on a.uid = s.uid and a.is_shown
            """;

    /** On which the Assemblée decided since that day. */
    @Query("select s.uid\n" + SCRUTINS + """
            where s.is_open and a.sort in ('ADOPTE', 'REJETE') and a.sort_at >= :since
            order by s.pour + s.contre + s.abstention desc, a.sort_at desc, s.uid
            limit :most""")
    List<String> decidedSince(Instant since, int most);

    /** That gained most ballots since that hour. */
    @Query("select s.uid\n" + SCRUTINS + """
            left join lateral (
                select h.pour + h.contre + h.abstention as total
                from tally_history h
                where h.urn_id = s.urn_id and h.hour < :since
                order by h.hour desc
                limit 1
            ) before on true
            where s.is_open and s.pour + s.contre + s.abstention > coalesce(before.total, 0)
                and s.urn_id in (
                    select h.urn_id
                    from tally_history h
                    where h.hour >= :since and h.pour + h.contre + h.abstention > 0)
            order by s.pour + s.contre + s.abstention - coalesce(before.total, 0) desc, s.uid
            limit :most""")
    List<String> votedSince(Instant since, int most);

    /** Where for and against are less than a tenth apart, among so many ballots at least. */
    @Query("select s.uid\n" + SCRUTINS + """
            where s.is_open and s.pour + s.contre >= :least and 10 * abs(s.pour - s.contre) <= s.pour + s.contre
            order by s.pour + s.contre desc, s.uid
            limit :most""")
    List<String> contested(int least, int most);

    /** The busiest one of each theme, by the order of themes. */
    @Query("""
            select best.uid
            from theme t
            cross join lateral (
            select s.uid
            """ + SCRUTINS + """
            join scrutin_theme f on f.scrutin_uid = s.uid and f.theme_id = t.theme_id
            where s.is_open
            order by s.pour + s.contre + s.abstention desc, a.depose_on desc nulls last, s.uid
            limit 1
            ) best
            order by t.rang, t.libelle
            limit :most""")
    List<String> ofThemes(int most);
}
