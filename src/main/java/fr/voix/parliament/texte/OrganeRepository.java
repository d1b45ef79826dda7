package fr.voix.parliament.texte;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface OrganeRepository extends OfficialRepository<Organe> {

    @Query("select uid, type, libelle, sigle, fingerprint from organe where uid = any(:uids)")
    @Override
    List<Organe> findAll(@TypeDef(type = DataType.STRING_ARRAY) String[] uids);

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
