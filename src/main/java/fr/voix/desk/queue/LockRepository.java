package fr.voix.desk.queue;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Who has which scrutin open on the desk. One statement decides who has it. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface LockRepository extends GenericRepository<LockRow, String> {

    /** 0 when somebody else has it, or when there is no such scrutin. */
    @Query("""
            insert into moderation_lock (scrutin_uid, moderator_id, expires_at)
            select uid, :moderatorId, :expiresAt
            from scrutin
            where uid = :scrutinUid
            on conflict (scrutin_uid) do update
            set moderator_id = excluded.moderator_id, expires_at = excluded.expires_at
            where moderation_lock.expires_at <= :now or moderation_lock.moderator_id = excluded.moderator_id""")
    int take(String scrutinUid, int moderatorId, Instant expiresAt, Instant now);

    /** Whoever has it now. */
    @Query("""
            insert into moderation_lock (scrutin_uid, moderator_id, expires_at)
            select uid, :moderatorId, :expiresAt
            from scrutin
            where uid = :scrutinUid
            on conflict (scrutin_uid) do update
            set moderator_id = excluded.moderator_id, expires_at = excluded.expires_at""")
    int takeOver(String scrutinUid, int moderatorId, Instant expiresAt);

    /** A colleague works on one scrutin at a time. */
    @Query("""
            delete from moderation_lock
            where moderator_id = :moderatorId and scrutin_uid <> :scrutinUid""")
    void releaseOthers(int moderatorId, String scrutinUid);

    @Query("""
            delete from moderation_lock
            where moderator_id = :moderatorId and scrutin_uid = :scrutinUid""")
    void release(int moderatorId, String scrutinUid);

    @Query("""
            select scrutin_uid, moderator_id, expires_at
            from moderation_lock
            where scrutin_uid = :scrutinUid and moderator_id <> :moderatorId and expires_at > :now""")
    Optional<LockRow> ofOther(String scrutinUid, int moderatorId, Instant now);

    @Query("""
            select scrutin_uid
            from moderation_lock
            where scrutin_uid = any(:scrutinUids) and moderator_id <> :moderatorId and expires_at > :now""")
    Set<String> ofOthers(@TypeDef(type = DataType.STRING_ARRAY) String[] scrutinUids, int moderatorId, Instant now);
}
