package fr.voix.petition.reading;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The SQL of where signatures come from. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SignaturePlaceRepository extends GenericRepository<SignaturePlaceRow, String> {

    /** Counted signatures by place; those without any may be missing. */
    @Query("select place, signatures from signature_departement where urn_id = :urnId")
    List<SignaturePlaceRow> places(long urnId);
}
