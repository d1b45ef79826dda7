package fr.voix.desk.lock;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The locks on scrutins. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ScrutinLockRepository extends LockRepository, GenericRepository<LockRow, Integer> {

    @Override
    @Query("""
            insert into moderation_lock (scrutin_uid, moderator_id, expires_at)
            select uid, :moderatorId, :expiresAt
            from scrutin
            where uid = :uid
            on conflict (scrutin_uid) do update
            set moderator_id = excluded.moderator_id, expires_at = excluded.expires_at
            where moderation_lock.expires_at <= :now or moderation_lock.moderator_id = excluded.moderator_id""")
    int take(String uid, int moderatorId, Instant expiresAt, Instant now);

    @Override
    @Query("""
            delete from moderation_lock
            where moderator_id = :moderatorId and scrutin_uid <> :uid""")
    void releaseOthers(int moderatorId, String uid);

    @Override
    @Query("""
            delete from moderation_lock
            where moderator_id = :moderatorId and scrutin_uid = :uid""")
    void release(int moderatorId, String uid);

    @Override
    @Query("""
            select moderator_id, expires_at
            from moderation_lock
            where scrutin_uid = :uid and moderator_id <> :moderatorId and expires_at > :now""")
    Optional<LockRow> ofOther(String uid, int moderatorId, Instant now);

    @Query("""
            select scrutin_uid
            from moderation_lock
            where scrutin_uid = any(:uids) and moderator_id <> :moderatorId and expires_at > :now""")
    Set<String> ofOthers(@TypeDef(type = DataType.STRING_ARRAY) String[] uids, int moderatorId, Instant now);
}
