package fr.voix.desk.lock;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/** The locks on petitions. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface PetitionLockRepository extends LockRepository, GenericRepository<LockRow, Integer> {

    @Override
    @Query("""
            insert into petition_lock (petition_id, moderator_id, expires_at)
            select petition_id, :moderatorId, :expiresAt
            from petition
            where petition_id = cast(:uid as bigint)
            on conflict (petition_id) do update
            set moderator_id = excluded.moderator_id, expires_at = excluded.expires_at
            where petition_lock.expires_at <= :now or petition_lock.moderator_id = excluded.moderator_id""")
    int take(String uid, int moderatorId, Instant expiresAt, Instant now);

    @Override
    @Query("""
            delete from petition_lock
            where moderator_id = :moderatorId and petition_id <> cast(:uid as bigint)""")
    void releaseOthers(int moderatorId, String uid);

    @Override
    @Query("""
            delete from petition_lock
            where moderator_id = :moderatorId and petition_id = cast(:uid as bigint)""")
    void release(int moderatorId, String uid);

    @Override
    @Query("""
            select moderator_id, expires_at
            from petition_lock
            where petition_id = cast(:uid as bigint) and moderator_id <> :moderatorId and expires_at > :now""")
    Optional<LockRow> ofOther(String uid, int moderatorId, Instant now);
}
