package fr.voix.parliament.rollcall;

import fr.voix.parliament.rollcall.ScrutinPublic.VoteDepute;
import fr.voix.parliament.rollcall.ScrutinPublic.VoteGroupe;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ScrutinPublicRepository extends GenericRepository<ScrutinPublic, String> {

    String FIELDS = """
            select s.uid, s.numero, s.legislature, s.seance_ref, s.vote_on, s.type_vote, s.titre, s.demandeur, s.sort, s.votants,
                s.exprimes, s.requis, s.pour, s.contre, s.abstentions, s.non_votants, s.fingerprint
            """;

    Optional<ScrutinPublic> findByUid(String uid);

    /** Only where groups, deputies and corrections are as they were imported. */
    @Query(FIELDS + """
            from sound_roll_call s
            where s.uid = :uid and (s.votes_sha256 is null or s.votes_sha256 = roll_call_votes(s.uid))""")
    Optional<ScrutinPublic> findWhole(String uid);

    /** Those that are not as they were imported. */
    @Query("""
            select uid
            from scrutin_public s
            where head_sha256 <> roll_call_head(s) or votes_sha256 <> roll_call_votes(uid)
            order by uid""")
    List<String> altered();

    /** Those that no import wrote. */
    @Query("select uid from scrutin_public where head_sha256 is null or votes_sha256 is null")
    List<String> unsealed();

    @Query("select uid from scrutin_public where is_altered order by uid")
    List<String> marked();

    /** That these are, and no others, is what lists and figures ask for. */
    @Query("""
            update scrutin_public
            set is_altered = uid = any(:uids)
            where is_altered <> (uid = any(:uids))""")
    void mark(@TypeDef(type = DataType.STRING_ARRAY) String[] uids);

    /** To be called when all of them is written. */
    @Query("""
            update scrutin_public s
            set head_sha256 = roll_call_head(s), votes_sha256 = roll_call_votes(uid), is_altered = false
            where uid = any(:uids)""")
    void seal(@TypeDef(type = DataType.STRING_ARRAY) String[] uids);

    Optional<ScrutinPublic> findByLegislatureAndNumero(int legislature, int numero);

    // An amendement may be voted on twice (a second vote after a doubt): the last one stands.
    @Query(FIELDS + """
            from scrutin_public_amendement l
            join sound_roll_call s on s.uid = l.scrutin_public_uid
            where l.amendement_uid = :amendementUid
            order by s.vote_on desc, s.numero desc
            limit 1
            """)
    Optional<ScrutinPublic> findLastOf(String amendementUid);

    /** The latest first; a place that is null is before all of them. Without an «or» the index begins at the place. */
    @Query(FIELDS + """
            from sound_roll_call s
            where (s.legislature, s.numero, s.uid) < (
                    coalesce((select p.legislature from scrutin_public p where p.uid = :afterUid), 2147483647),
                    coalesce((select p.numero from scrutin_public p where p.uid = :afterUid), 2147483647),
                    coalesce(cast(:afterUid as text), ''))
                and s.vote_on between coalesce(cast(:du as date), '-infinity') and coalesce(cast(:au as date), 'infinity')
                and s.sort = coalesce(cast(:issue as text), s.sort)
                and (cast(:auteurUid as text) is null and cast(:groupeUid as text) is null
                    or exists (
                        select from scrutin_public_amendement l
                        join amendement a on a.uid = l.amendement_uid and a.is_shown
                        where l.scrutin_public_uid = s.uid
                            and (cast(:auteurUid as text) is null or a.auteur_uid = :auteurUid)
                            and (cast(:groupeUid as text) is null or a.groupe_uid = :groupeUid)))
            order by s.legislature desc, s.numero desc, s.uid desc
            limit :size
            """)
    List<ScrutinPublic> findBefore(
            @Nullable String afterUid,
            @Nullable LocalDate du,
            @Nullable LocalDate au,
            ScrutinPublic.@Nullable Issue issue,
            @Nullable String auteurUid,
            @Nullable String groupeUid,
            int size);

    @Query("""
            select scrutin_public_uid, rang, groupe_uid, membres, pour, contre, abstentions, non_votants, position
            from scrutin_public_groupe
            where scrutin_public_uid = :scrutinPublicUid
            order by rang
            """)
    List<VoteGroupe> findGroupes(String scrutinPublicUid);

    @Query("""
            select scrutin_public_uid, acteur_uid, groupe_uid, nullif(position, 'NON_VOTANT') as position,
                par_delegation, cause, place
            from scrutin_public_vote
            where scrutin_public_uid = :scrutinPublicUid
            order by acteur_uid
            """)
    List<VoteDepute> findVotes(String scrutinPublicUid);

    List<ScrutinPublic> findByUidIn(Collection<String> uids);

    @Query("""
            insert into scrutin_public (uid, numero, legislature, seance_ref, vote_on, type_vote, titre, demandeur,
                sort, votants, exprimes, requis, pour, contre, abstentions, non_votants, fingerprint)
            values (:uid, :numero, :legislature, :seanceRef, :voteOn, :typeVote, :titre, :demandeur,
                :issue, :votants, :exprimes, :requis, :pour, :contre, :abstentions, :nonVotants, :fingerprint)
            on conflict (uid) do update
            set numero = excluded.numero, legislature = excluded.legislature, seance_ref = excluded.seance_ref,
                vote_on = excluded.vote_on, type_vote = excluded.type_vote, titre = excluded.titre,
                demandeur = excluded.demandeur, sort = excluded.sort, votants = excluded.votants, exprimes = excluded.exprimes,
                requis = excluded.requis, pour = excluded.pour, contre = excluded.contre,
                abstentions = excluded.abstentions, non_votants = excluded.non_votants,
                fingerprint = excluded.fingerprint
            """)
    void upsert(List<ScrutinPublic> rows);

    @Query("delete from scrutin_public_groupe where scrutin_public_uid = any(:uids)")
    void deleteGroupes(@TypeDef(type = DataType.STRING_ARRAY) String[] uids);

    @Query("delete from scrutin_public_vote where scrutin_public_uid = any(:uids)")
    void deleteVotes(@TypeDef(type = DataType.STRING_ARRAY) String[] uids);

    // Some 400 votes a roll-call: one statement takes them all.
    @Query("""
            insert into scrutin_public_vote (scrutin_public_uid, acteur_uid, groupe_uid, position, par_delegation,
                cause, place)
            select v.scrutin_public_uid, v.acteur_uid, v.groupe_uid, coalesce(v.position, 'NON_VOTANT'),
                v.par_delegation = 'true', v.cause, v.place::smallint
            from unnest(:scrutinPublicUids::text[], :acteurUids::text[], :groupeUids::text[], :positions::text[],
                    :parDelegation::text[], :causes::text[], :places::text[])
                as v (scrutin_public_uid, acteur_uid, groupe_uid, position, par_delegation, cause, place)
            """)
    void insertVotes(
            @TypeDef(type = DataType.STRING_ARRAY) String[] scrutinPublicUids,
            @TypeDef(type = DataType.STRING_ARRAY) String[] acteurUids,
            @TypeDef(type = DataType.STRING_ARRAY) String[] groupeUids,
            @TypeDef(type = DataType.STRING_ARRAY) String[] positions,
            @TypeDef(type = DataType.STRING_ARRAY) String[] parDelegation,
            @TypeDef(type = DataType.STRING_ARRAY) String[] causes,
            @TypeDef(type = DataType.STRING_ARRAY) String[] places);

    /** The amendements that they decided, of those that are shown. */
    @Query("""
            select l.scrutin_public_uid, a.uid, a.legislature, a.path, a.numero, a.auteur_uid, l.identique
            from scrutin_public_amendement l
            join amendement a on a.uid = l.amendement_uid
            where l.scrutin_public_uid = any(:scrutinPublicUids) and a.is_shown
            order by l.scrutin_public_uid, l.identique, a.uid
            """)
    List<RelatedAmendement> findAmendements(@TypeDef(type = DataType.STRING_ARRAY) String[] scrutinPublicUids);
}
