package fr.voix.desk.queue;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/**
 * The scrutins without a theme, in the order in which they are worth a moderator's time; erased amendements are not among them.
 * A filter that is null is not applied. Places compare as a whole, every part rising.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ScrutinQueueRepository extends GenericRepository<QueueRow, String> {

    String PLACE = """
            select s.uid, s.opened_at,
                u.pour_0 + u.contre_0 + u.abstention_0 + u.pour_1 + u.contre_1 + u.abstention_1
                    + u.pour_2 + u.contre_2 + u.abstention_2 as votes,
                case when cast(:ordering as text) = 'MISSION' and a.mission_libelle is null then 1 else 0 end as last,
                case cast(:ordering as text)
                    when 'TEXTE' then a.texte_uid
                    when 'MISSION' then coalesce(a.mission_libelle, '')
                    else ''
                end as heading,
                case cast(:ordering as text)
                    when 'VOTES' then -coalesce(u.pour_0 + u.contre_0 + u.abstention_0 + u.pour_1 + u.contre_1
                        + u.abstention_1 + u.pour_2 + u.contre_2 + u.abstention_2, 0)
                    when 'NEWEST' then 0
                    else a.numero_ordre
                end as rank,
                date '0001-01-01' - coalesce(a.depose_on, date '0001-01-01') as age
            from scrutin s
            left join sound_urn u using (urn_id)
            join amendement a on a.uid = s.uid
            """;

    /** Asked this way the count of all does not read amendements: few are not shown, and an index knows them. */
    String WAITING = """
            not exists (select from amendement e where e.uid = s.uid and not e.is_shown)
                and not exists (select from scrutin_theme x where x.scrutin_uid = s.uid)
            """;

    /** The last word may be the beginning of one. */
    String FILTERS = """
                and (cast(:words as text) is null
                    or a.search @@ case
                        when numnode(websearch_to_tsquery('pg_catalog.french', :words)) > 0
                        then cast(cast(websearch_to_tsquery('pg_catalog.french', :words) as text) || ':*' as tsquery)
                    end)
                and (cast(:texte as text) is null or a.texte_uid = :texte)
                and (cast(:mission as text) is null or a.mission_libelle = :mission)
                and (cast(:groupe as text) is null or a.groupe_uid = :groupe)
            """;

    String SHOWN = """
            select p.uid, a.numero, a.division_titre, a.division_designation, a.mission_libelle,
                coalesce(t.titre_court, t.titre) as texte_titre, p.opened_at, p.votes
            """;

    String TITLED = """
            join amendement a on a.uid = p.uid
            left join texte t on t.uid = a.texte_uid
            order by p.last, p.heading, p.rank, p.age, p.uid
            """;

    @Query("with placed as (\n" + PLACE + "where " + WAITING + FILTERS + ")\n" + SHOWN + """
            from (
                select uid, opened_at, votes, last, heading, rank, age
                from placed
                order by last, heading, rank, age, uid
                limit :size) p
            """ + TITLED)
    List<QueueRow> first(
            String ordering,
            @Nullable String words,
            @Nullable String texte,
            @Nullable String mission,
            @Nullable String groupe,
            int size);

    @Query("with placed as (\n" + PLACE + "where " + WAITING + FILTERS + ")\n" + SHOWN + """
            from (
                select uid, opened_at, votes, last, heading, rank, age
                from placed
                where (last, heading, rank, age, uid) > (:last, :heading, :rank, :age, :uid)
                order by last, heading, rank, age, uid
                limit :size) p
            """ + TITLED)
    List<QueueRow> after(
            String ordering,
            @Nullable String words,
            @Nullable String texte,
            @Nullable String mission,
            @Nullable String groupe,
            int last,
            String heading,
            long rank,
            int age,
            String uid,
            int size);

    /** The nearest ones, in the order of the queue. */
    @Query("with placed as (\n" + PLACE + "where " + WAITING + FILTERS + ")\n" + SHOWN + """
            from (
                select uid, opened_at, votes, last, heading, rank, age
                from placed
                where (last, heading, rank, age, uid) < (:last, :heading, :rank, :age, :uid)
                order by last desc, heading desc, rank desc, age desc, uid desc
                limit :size) p
            """ + TITLED)
    List<QueueRow> before(
            String ordering,
            @Nullable String words,
            @Nullable String texte,
            @Nullable String mission,
            @Nullable String groupe,
            int last,
            String heading,
            long rank,
            int age,
            String uid,
            int size);

    /** The place of any scrutin: a moderator who has just classified it goes on from there. */
    @Query("with placed as (\n" + PLACE + """
            where s.uid = :uid)
            select last, heading, rank, age, uid
            from placed""")
    Optional<PlaceRow> place(String ordering, String uid);

    @Query("with placed as (\n" + PLACE + "where " + WAITING + "and s.uid = :uid)\n" + SHOWN + "from placed p\n"
            + TITLED)
    Optional<QueueRow> waiting(String ordering, String uid);

    @Query("""
            select count(*) as scrutins, min(s.opened_at) as oldest_at
            from scrutin s
            where\s""" + WAITING)
    QueueCountRow count();

    @Query("""
            select count(*)
            from scrutin s
            join amendement a using (uid)
            where\s""" + WAITING + FILTERS)
    long count(@Nullable String words, @Nullable String texte, @Nullable String mission, @Nullable String groupe);

    /** What the whole queue can be filtered by; the largest first. */
    @Query("with waiting as materialized (\n" + """
                select a.texte_uid, a.mission_libelle, a.groupe_uid
                from scrutin s
                join amendement a using (uid)
                where\s""" + WAITING + """
            )
            select 'texte' as filter, w.texte_uid as choice, max(coalesce(t.titre_court, t.titre)) as libelle,
                count(*) as scrutins
            from waiting w
            left join texte t on t.uid = w.texte_uid
            group by w.texte_uid
            union all
            select 'mission', w.mission_libelle, w.mission_libelle, count(*)
            from waiting w
            where w.mission_libelle is not null
            group by w.mission_libelle
            union all
            select 'groupe', w.groupe_uid, max(g.libelle), count(*)
            from waiting w
            join groupe g on g.uid = w.groupe_uid
            group by w.groupe_uid
            order by scrutins desc, choice""")
    List<ChoiceRow> choices();
}
