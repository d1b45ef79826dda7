package fr.voix.parliament.texte;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface TexteRepository extends OfficialRepository<Texte> {

    // The dossier's title stands in where no source gives the texte one of its own.
    @Query("""
            select t.uid, t.dossier_uid, t.numero, t.type, t.titre, coalesce(t.titre_court, d.titre) titre_court,
                t.fingerprint
            from texte t
            left join dossier d on d.uid = t.dossier_uid
            where t.uid in (:uids)
            """)
    @Override
    List<Texte> findByUidIn(Collection<String> uids);

    /** The versions of a bill by number; a texte without a dossier is one of its own. */
    @Query("""
            select t.uid, t.dossier_uid, t.numero, t.type, t.titre, coalesce(t.titre_court, d.titre) titre_court,
                t.fingerprint
            from texte t
            left join dossier d on d.uid = t.dossier_uid
            where coalesce(t.dossier_uid, t.uid) = :dossierUid
            order by length(t.numero), t.numero, t.uid
            """)
    List<Texte> findOfDossier(String dossierUid);

    /** Those that have a short title of their own. */
    @Query("""
            select uid, dossier_uid, numero, type, titre, titre_court, fingerprint
            from texte
            where uid = any(:uids) and titre_court is not null
            """)
    List<Texte> findNamed(@TypeDef(type = DataType.STRING_ARRAY) String[] uids);

    // A short title comes from elsewhere and stays.
    @Query("""
            insert into texte (uid, dossier_uid, numero, type, titre, fingerprint)
            values (:uid, :dossierUid, :numero, :type, :titre, :fingerprint)
            on conflict (uid) do update
            set dossier_uid = coalesce(excluded.dossier_uid, texte.dossier_uid), numero = excluded.numero,
                type = excluded.type, titre = excluded.titre, fingerprint = excluded.fingerprint
            """)
    @Override
    void upsert(List<Texte> rows);

    @Query("""
            insert into texte (uid, dossier_uid, numero, type, fingerprint)
            values (:uid, :dossierUid, :numero, :type, '')
            on conflict (uid) do update
            set dossier_uid = excluded.dossier_uid
            where texte.dossier_uid is null and excluded.dossier_uid is not null
            """)
    void insertMissing(List<Texte> rows);

    @Query("""
            insert into texte (uid, numero, type, titre_court, fingerprint)
            values (:uid, :numero, :type, :titreCourt, '')
            on conflict (uid) do update
            set titre_court = excluded.titre_court
            """)
    void name(List<Texte> rows);
}
