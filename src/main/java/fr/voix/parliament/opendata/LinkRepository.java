package fr.voix.parliament.opendata;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface LinkRepository extends GenericRepository<ImportSourceRow, String> {

    @Query("select uid, legislature, seance_ref, vote_on, sort as issue, titre from scrutin_public order by uid")
    List<RollCall> findRollCalls();

    // Only plenary amendements are voted on by roll-call.
    @Query("""
            select a.uid, a.legislature, a.numero_ordre as numero, a.seance_ref,
                a.parent_uid is not null as is_sous_amendement, a.signataires, a.sort, a.depose_on,
                coalesce(t.titre_court, d.titre) titre_texte
            from amendement a
            left join texte t on t.uid = a.texte_uid
            left join dossier d on d.uid = coalesce(a.dossier_uid, t.dossier_uid)
            where a.sort <> 'EFFACE'
                and a.organe_examen = 'AN'
                and (a.seance_ref is null or a.seance_ref = any(:seances))
                and a.numero_ordre = any(:numeros)
            """)
    List<LinkCandidate> findCandidates(
            @TypeDef(type = DataType.STRING_ARRAY) String[] seances,
            @TypeDef(type = DataType.INTEGER_ARRAY) int[] numeros);

    /** What bills are called, by dossier; a texte without one is one of its own. */
    @Query("""
            select distinct coalesce(t.dossier_uid, t.uid) as dossier_uid, named.titre
            from texte t
            left join dossier d on d.uid = t.dossier_uid
            cross join lateral (values (t.titre_court), (t.titre), (d.titre)) as named (titre)
            where named.titre is not null and t.uid in (select a.texte_uid from amendement a)
            union
            select d.uid, d.titre from dossier d where exists (select from dossier_lecture l where l.dossier_uid = d.uid)
            """)
    List<DossierTitle> findTitles();

    /** The roll-calls that the file of one dossier alone names. */
    @Query("""
            select scrutin_public_uid, min(dossier_uid) as dossier_uid
            from (select unnest(scrutins) as scrutin_public_uid, dossier_uid from dossier_lecture) named
            group by 1
            having count(distinct dossier_uid) = 1
            """)
    List<DossierVote> findVotes();

    @Query("delete from scrutin_public_dossier")
    void deleteDossiers();

    @Query("""
            insert into scrutin_public_dossier (scrutin_public_uid, dossier_uid)
            select l.scrutin_public_uid, l.dossier_uid
            from unnest(:rollCalls::text[], :dossiers::text[]) as l (scrutin_public_uid, dossier_uid)
            """)
    void insertDossiers(
            @TypeDef(type = DataType.STRING_ARRAY) String[] rollCalls,
            @TypeDef(type = DataType.STRING_ARRAY) String[] dossiers);

    @Query("delete from scrutin_public_amendement")
    void deleteAll();

    // One vote decides all that are debated as identical, when the title says so; only what was debated shares it.
    @Query("""
            insert into scrutin_public_amendement (scrutin_public_uid, amendement_uid, identique)
            select l.scrutin_public_uid, a.uid, a.uid <> l.amendement_uid
            from unnest(:rollCalls::text[], :amendements::text[], :withIdentiques::boolean[])
                as l (scrutin_public_uid, amendement_uid, with_identiques)
            join amendement chosen on chosen.uid = l.amendement_uid
            join amendement a on a.uid = chosen.uid
                or l.with_identiques
                    and a.examen_ref = chosen.examen_ref
                    and a.discussion_identique = chosen.discussion_identique
                    and a.etat_code = 'DI'
            """)
    void insert(
            @TypeDef(type = DataType.STRING_ARRAY) String[] rollCalls,
            @TypeDef(type = DataType.STRING_ARRAY) String[] amendements,
            @TypeDef(type = DataType.BOOLEAN_ARRAY) boolean[] withIdentiques);

    @Query("select count(*) from scrutin_public_amendement")
    int countAll();
}
