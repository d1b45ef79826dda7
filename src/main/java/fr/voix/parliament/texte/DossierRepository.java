package fr.voix.parliament.texte;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface DossierRepository extends OfficialRepository<Dossier> {

    @Query("""
            insert into dossier (uid, titre, fingerprint)
            values (:uid, :titre, :fingerprint)
            on conflict (uid) do update
            set titre = excluded.titre, fingerprint = excluded.fingerprint
            """)
    @Override
    void upsert(List<Dossier> rows);

    @Query("""
            insert into dossier (uid, titre, fingerprint)
            values (:uid, :titre, :fingerprint)
            on conflict (uid) do update
            set titre = excluded.titre
            where dossier.fingerprint = ''
            """)
    void name(List<Dossier> rows);
}
