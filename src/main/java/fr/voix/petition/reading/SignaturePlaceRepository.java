package fr.voix.petition.reading;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The SQL of where signatures come from. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SignaturePlaceRepository extends GenericRepository<SignaturePlaceRepository.PlaceCount, String> {

    /** Counted signatures by place; those without any may be missing. */
    @Query("select place, signatures from signature_departement where urn_id = :urnId")
    List<PlaceCount> places(long urnId);

    /** How many signatures come from a place. */
    @MappedEntity("signature_departement")
    record PlaceCount(@Id String place, long signatures) {}
}
