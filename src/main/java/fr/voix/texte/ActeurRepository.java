package fr.voix.texte;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ActeurRepository extends GenericRepository<ActeurRow, String> {

    @Query("""
            select uid, civilite, prenom, nom, groupe_uid, departement, numero_departement, numero_circonscription,
                fingerprint
            from acteur
            where uid = any(:uids)
            """)
    List<ActeurRow> findAll(@TypeDef(type = DataType.STRING_ARRAY) String[] uids);
}
