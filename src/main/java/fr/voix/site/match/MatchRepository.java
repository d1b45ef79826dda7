package fr.voix.site.match;

import fr.voix.parliament.amendement.Amendement;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;

/** The SQL of the file of positions: roll-calls of the present legislature. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface MatchRepository extends GenericRepository<Amendement, String> {

    @Query("""
            select cast(date_trunc('quarter', s.vote_on) as date) as first_day,
                md5(string_agg(encode(s.fingerprint, 'hex') || coalesce(l.decided, ''), ' ' order by s.uid)) as mark
            from sound_roll_call s
            left join lateral (
                select string_agg(a.uid || coalesce(a.title ->> 'text', ''), ' ' order by a.uid) as decided
                from scrutin_public_amendement l
                join amendement a on a.uid = l.amendement_uid and a.is_shown
                where l.scrutin_public_uid = s.uid
            ) l on true
            where s.legislature = (select max(legislature) from scrutin_public)
            group by 1
            order by 1
            """)
    List<QuarterRow> quarters();

    @Query("""
            select s.numero, s.vote_on, s.titre, decided.texte_uid, decided.title, decided.amendements,
                (select string_agg(concat_ws(',', coalesce(g.groupe_uid, ''), g.pour, g.contre, g.abstentions), ' ')
                 from scrutin_public_groupe g where g.scrutin_public_uid = s.uid) as groupes,
                (select string_agg(left(v.position, 1) || v.acteur_uid || ',' || coalesce(v.groupe_uid, ''), ' ')
                 from scrutin_public_vote v
                 where v.scrutin_public_uid = s.uid and v.position <> 'NON_VOTANT') as votes
            from sound_roll_call s
            left join lateral (
                select (array_agg(a.texte_uid order by l.identique, a.uid))[1] as texte_uid,
                    (array_agg(a.title ->> 'text' order by l.identique, a.uid))[1] as title,
                    string_agg(a.uid, ' ' order by l.identique, a.uid) as amendements
                from scrutin_public_amendement l
                join amendement a on a.uid = l.amendement_uid and a.is_shown
                where l.scrutin_public_uid = s.uid
            ) decided on true
            where s.legislature = (select max(legislature) from scrutin_public)
                and s.vote_on >= :firstDay and s.vote_on < :until
            order by s.vote_on, s.numero
            """)
    List<RollCallPositionsRow> rollCalls(LocalDate firstDay, LocalDate until);

    /** Those of them that have a shown scrutin and say in a line what they ask: « Amendement rédactionnel, article 3 » does not. */
    @Query("""
            select a.uid, a.texte_uid, a.groupe_uid,
                (select t.theme_id from scrutin_theme t where t.scrutin_uid = a.uid and t.rang = 1) as theme_id
            from amendement a
            join scrutin s on s.uid = a.uid
            where a.uid = any(:uids) and a.is_shown
                and a.title ->> 'text' is not null
            """)
    List<Candidate> candidates(@TypeDef(type = DataType.STRING_ARRAY) String[] uids);
}
