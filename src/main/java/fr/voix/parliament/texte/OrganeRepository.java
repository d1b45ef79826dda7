package fr.voix.parliament.texte;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface OrganeRepository extends OfficialRepository<Organe> {

    @Query("""
            insert into organe (uid, type, libelle, sigle, fingerprint)
            values (:uid, :type, :libelle, :sigle, :fingerprint)
            on conflict (uid) do update
            set type = excluded.type, libelle = excluded.libelle, sigle = excluded.sigle,
                fingerprint = excluded.fingerprint
            """)
    @Override
    void upsert(List<Organe> rows);
}
