package fr.voix.desk.petition;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/** Who has which petition open on the desk. One statement decides who has it. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface PetitionLockRepository extends GenericRepository<PetitionLockRow, Long> {

    /** 0 when somebody else has it, or when there is no such petition. */
    @Query("""
            insert into petition_lock (petition_id, moderator_id, expires_at)
            select petition_id, :moderatorId, :expiresAt
            from petition
            where petition_id = :petitionId
            on conflict (petition_id) do update
            set moderator_id = excluded.moderator_id, expires_at = excluded.expires_at
            where petition_lock.expires_at <= :now or petition_lock.moderator_id = excluded.moderator_id""")
    int take(long petitionId, int moderatorId, Instant expiresAt, Instant now);

    /** Whoever has it now. */
    @Query("""
            insert into petition_lock (petition_id, moderator_id, expires_at)
            select petition_id, :moderatorId, :expiresAt
            from petition
            where petition_id = :petitionId
            on conflict (petition_id) do update
            set moderator_id = excluded.moderator_id, expires_at = excluded.expires_at""")
    int takeOver(long petitionId, int moderatorId, Instant expiresAt);

    /** A colleague works on one petition at a time. */
    @Query("""
            delete from petition_lock
            where moderator_id = :moderatorId and petition_id <> :petitionId""")
    void releaseOthers(int moderatorId, long petitionId);

    @Query("""
            delete from petition_lock
            where moderator_id = :moderatorId and petition_id = :petitionId""")
    void release(int moderatorId, long petitionId);

    @Query("""
            select petition_id, moderator_id, expires_at
            from petition_lock
            where petition_id = :petitionId and moderator_id <> :moderatorId and expires_at > :now""")
    Optional<PetitionLockRow> ofOther(long petitionId, int moderatorId, Instant now);
}
