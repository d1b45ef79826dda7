package fr.voix.parliament.rollcall;

import fr.voix.parliament.rollcall.ScrutinPublic.VoteDepute;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;

/** What one deputy, or one group, did over all roll-calls. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface VoteFigureRepository extends GenericRepository<VoteDepute, String> {

    /** The latest first; a place that is null is before all of them. */
    @Query("""
            select v.scrutin_public_uid, v.acteur_uid, v.groupe_uid, nullif(v.position, 'NON_VOTANT') as position,
                v.par_delegation, v.cause, v.place
            from scrutin_public_vote v
            join sound_roll_call s on s.uid = v.scrutin_public_uid
            where v.acteur_uid = :acteurUid
                and s.vote_on between coalesce(cast(:du as date), '-infinity') and coalesce(cast(:au as date), 'infinity')
                and (cast(:beforeUid as text) is null
                    or (s.legislature, s.numero, s.uid)
                        < (select p.legislature, p.numero, p.uid from scrutin_public p where p.uid = :beforeUid))
            order by s.legislature desc, s.numero desc, s.uid desc
            limit :size
            """)
    List<VoteDepute> findOf(
            String acteurUid, @Nullable LocalDate du, @Nullable LocalDate au, @Nullable String beforeUid, int size);

    @Query("""
            select count(*) as held,
                count(*) filter (where v.position <> 'NON_VOTANT') as voted,
                count(*) filter (where v.position <> 'NON_VOTANT' and v.par_delegation) as delegated,
                count(*) filter (where v.position = 'NON_VOTANT' and v.cause is not null) as excused,
                min(s.vote_on) as first_on,
                max(s.vote_on) as last_on
            from sound_roll_call s
            left join scrutin_public_vote v on v.scrutin_public_uid = s.uid and v.acteur_uid = :acteurUid
            where s.type_vote <> 'MOC' and s.legislature = (select max(legislature) from scrutin_public)
                and (v.acteur_uid is not null
                    or exists (
                        select from acteur_mandat m
                        where m.acteur_uid = :acteurUid and m.type = 'ASSEMBLEE'
                            and s.vote_on between m.debut_on and coalesce(m.fin_on, 'infinity')))
            """)
    Presence findPresence(String acteurUid);

    @Query("""
            select cast(count(*) as int) as scrutins, avg((1.5 * most - 0.5 * voted) / voted) as index
            from (
                select greatest(g.pour, g.contre, g.abstentions) as most, g.pour + g.contre + g.abstentions as voted
                from scrutin_public_groupe g
                join sound_roll_call s on s.uid = g.scrutin_public_uid
                where g.groupe_uid = :groupeUid and s.type_vote <> 'MOC'
            ) c
            where voted > 1
            """)
    Cohesion findCohesion(String groupeUid);

    @Query("""
            select groupe_uid, cast(count(*) as int) as scrutins,
                avg((own_pour * pour + own_contre * contre + own_abstentions * abstentions
                    + 0.5 * (own_abstentions * (pour + contre) + abstentions * (own_pour + own_contre)))
                    / (own_voted * voted)) as share
            from (
                select o.groupe_uid,
                    g.pour as own_pour, g.contre as own_contre, g.abstentions as own_abstentions,
                    cast(g.pour + g.contre + g.abstentions as numeric) as own_voted,
                    o.pour, o.contre, o.abstentions, o.pour + o.contre + o.abstentions as voted
                from scrutin_public_groupe g
                join sound_roll_call s on s.uid = g.scrutin_public_uid
                join scrutin_public_groupe o
                    on o.scrutin_public_uid = g.scrutin_public_uid and o.groupe_uid <> g.groupe_uid
                where g.groupe_uid = :groupeUid and s.type_vote <> 'MOC'
            ) c
            where own_voted > 0 and voted > 0
            group by groupe_uid
            order by share desc, groupe_uid
            """)
    List<GroupeAgreement> findAgreements(String groupeUid);

    @Query("""
            select groupe_uid, avg(place) as place
            from scrutin_public_vote
            where groupe_uid is not null and place is not null
            group by groupe_uid
            """)
    List<GroupeSeat> findSeats();

    /** All who ever voted as one of the group. */
    @Query("select distinct acteur_uid from scrutin_public_vote where groupe_uid = :groupeUid")
    List<String> findVoters(String groupeUid);

    // An amendement that was erased is no reason to hide how the deputies voted.
    @Query("""
            select distinct l.scrutin_public_uid, true as is_on_amendement
            from scrutin_public_amendement l
            join amendement a on a.uid = l.amendement_uid
            join texte t on t.uid = a.texte_uid
            where coalesce(t.dossier_uid, t.uid) = :dossierUid and not l.identique
            union
            select scrutin_public_uid, false from scrutin_public_dossier where dossier_uid = :dossierUid
            """)
    List<DossierRollCall> findOfDossier(String dossierUid);
}
