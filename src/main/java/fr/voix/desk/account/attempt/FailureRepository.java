package fr.voix.desk.account.attempt;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/** SQL of failed tries in a row. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface FailureRepository extends GenericRepository<FailureRepository.Failures, byte[]> {

    /** Makes the row of a key, on which later tries wait. */
    @Query("""
            insert into sign_in_failure (key_hash, failures, last_at, paused_until)
            values (:keyHash, 0, :now, :now)
            on conflict (key_hash) do nothing""")
    int begin(byte[] keyHash, Instant now);

    @Query("""
            select key_hash, failures, last_at, paused_until
            from sign_in_failure
            where key_hash = :keyHash
            for update""")
    Optional<Failures> lock(byte[] keyHash);

    @Query("""
            update sign_in_failure
            set failures = :failures, last_at = :now, paused_until = :pausedUntil
            where key_hash = :keyHash""")
    void count(byte[] keyHash, int failures, Instant now, Instant pausedUntil);

    /** Uncounts one try, and ends its pause unless a later try made it longer. */
    @Query("""
            update sign_in_failure
            set failures = greatest(failures - 1, 0),
                paused_until = case when paused_until = :pausedUntil then last_at else paused_until end
            where key_hash = :keyHash""")
    void takeBack(byte[] keyHash, Instant pausedUntil);

    @Query("""
            delete from sign_in_failure
            where key_hash = :keyHash""")
    void forget(byte[] keyHash);

    /** Skips rows that another transaction has locked, so that two cannot deadlock. */
    @Query("""
            delete from sign_in_failure
            where key_hash in (
                select key_hash
                from sign_in_failure
                where last_at < :before
                for update skip locked)""")
    void forgetBefore(Instant before);

    @MappedEntity("sign_in_failure")
    record Failures(@Id byte[] keyHash, int failures, Instant lastAt, Instant pausedUntil) {}
}
