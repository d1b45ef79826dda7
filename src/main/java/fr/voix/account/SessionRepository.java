package fr.voix.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/** Sessions, by the hash of their token. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SessionRepository extends GenericRepository<SessionRow, Integer> {

    @Query("""
            insert into moderator_session (token_hash, moderator_id, opened_at, seen_at)
            values (:tokenHash, :moderatorId, :now, :now)""")
    void open(byte[] tokenHash, int moderatorId, Instant now);

    @Query("""
            select m.moderator_id, m.email, m.role, s.seen_at
            from moderator_session s
            join moderator m using (moderator_id)
            where s.token_hash = :tokenHash and s.opened_at > :openedAfter and s.seen_at > :seenAfter""")
    Optional<SessionRow> find(byte[] tokenHash, Instant openedAfter, Instant seenAfter);

    @Query("""
            update moderator_session
            set seen_at = :now
            where token_hash = :tokenHash and seen_at < :now""")
    void touch(byte[] tokenHash, Instant now);

    @Query("""
            delete from moderator_session
            where token_hash = :tokenHash""")
    void close(byte[] tokenHash);

    @Query("""
            delete from moderator_session
            where opened_at <= :openedAfter or seen_at <= :seenAfter""")
    void sweep(Instant openedAfter, Instant seenAfter);
}
