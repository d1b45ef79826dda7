package fr.voix.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/** Wrong passwords in a row. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface FailureRepository extends GenericRepository<FailureRow, byte[]> {

    /** The first try of an address makes the row that later ones queue at. */
    @Query("""
            insert into sign_in_failure (email_hash, failures, last_at, paused_until)
            values (:emailHash, 1, :now, :now)
            on conflict (email_hash) do nothing""")
    int begin(byte[] emailHash, Instant now);

    @Query("""
            select email_hash, failures, last_at, paused_until
            from sign_in_failure
            where email_hash = :emailHash
            for update""")
    Optional<FailureRow> lock(byte[] emailHash);

    @Query("""
            update sign_in_failure
            set failures = :failures, last_at = :now, paused_until = :pausedUntil
            where email_hash = :emailHash""")
    void count(byte[] emailHash, int failures, Instant now, Instant pausedUntil);

    @Query("""
            delete from sign_in_failure
            where email_hash = :emailHash""")
    void forget(byte[] emailHash);

    @Query("""
            delete from sign_in_failure
            where last_at < :before""")
    void forgetBefore(Instant before);
}
