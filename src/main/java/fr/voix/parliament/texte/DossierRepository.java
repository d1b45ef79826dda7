package fr.voix.parliament.texte;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface DossierRepository extends GenericRepository<DossierRow, String> {

    @Query("select uid, titre, fingerprint from dossier where uid = any(:uids)")
    List<DossierRow> findAll(@TypeDef(type = DataType.STRING_ARRAY) String[] uids);

    @Query("select uid, fingerprint from dossier where uid = any(:uids)")
    List<Fingerprint> findFingerprints(@TypeDef(type = DataType.STRING_ARRAY) String[] uids);

    @Query("select uid, titre from dossier where uid = any(:uids)")
    List<TitleRow> findTitles(@TypeDef(type = DataType.STRING_ARRAY) String[] uids);

    @Query("""
            insert into dossier (uid, titre, fingerprint)
            values (:uid, :titre, :fingerprint)
            on conflict (uid) do update
            set titre = excluded.titre, fingerprint = excluded.fingerprint
            """)
    void upsert(List<DossierRow> rows);

    @Query("""
            insert into dossier (uid, titre, fingerprint)
            values (:uid, :titre, :fingerprint)
            on conflict (uid) do update
            set titre = excluded.titre
            where dossier.fingerprint = ''
            """)
    void name(List<DossierRow> rows);
}
