package fr.voix.vote.robotcheck.altcha;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;

/** Used proofs; the primary key decides which of two uses came first. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SpentProofRepository extends GenericRepository<SpentProofRepository.SpentProof, byte[]> {

    /** A used proof. */
    @MappedEntity
    record SpentProof(@Id byte[] nonce, Instant expiresAt) {}

    /** 1, or 0 when this nonce was used before, on any instance. */
    @Query("""
            insert into spent_proof (nonce, expires_at)
            values (:nonce, :expiresAt)
            on conflict do nothing
            """)
    int spend(byte[] nonce, Instant expiresAt);

    @Query("""
            delete from spent_proof
            where expires_at < :before
            """)
    int deleteExpired(Instant before);
}
