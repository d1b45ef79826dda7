package fr.voix.desk.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** SQL of sessions, by the hash of their token. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SessionRepository extends GenericRepository<SessionRepository.LastingSession, Long> {

    String SELECT = """
            select s.session_id, m.moderator_id, m.mail, m.role, s.state, s.opened_at, s.seen_at, s.browser, s.token_hash
            from moderator_session s
            join moderator m using (moderator_id)
            """;

    @Query("""
            insert into moderator_session (token_hash, moderator_id, state, opened_at, seen_at, expires_at, browser)
            values (:tokenHash, :moderatorId, :state, :now, :now, :expiresAt, :browser)""")
    void open(
            byte[] tokenHash, int moderatorId, String state, Instant now, Instant expiresAt, @Nullable String browser);

    @Query(SELECT + """
            where s.token_hash = :tokenHash and s.expires_at > :now and s.seen_at > :seenAfter
                and m.suspended_at is null""")
    Optional<LastingSession> find(byte[] tokenHash, Instant now, Instant seenAfter);

    /** Complete sessions, the last used first. */
    @Query(SELECT + """
            where s.moderator_id = :moderatorId and s.expires_at > :now and s.seen_at > :seenAfter
                and s.state = 'COMPLETE'
            order by s.seen_at desc, s.session_id desc""")
    List<LastingSession> of(int moderatorId, Instant now, Instant seenAfter);

    @Query("""
            update moderator_session
            set seen_at = :now
            where token_hash = :tokenHash and seen_at < :now""")
    void touch(byte[] tokenHash, Instant now);

    /** 1, or 0 when it has ended before. */
    @Query("""
            delete from moderator_session
            where token_hash = :tokenHash""")
    int close(byte[] tokenHash);

    @Query("""
            delete from moderator_session
            where session_id = :sessionId and moderator_id = :moderatorId""")
    int closeOne(long sessionId, int moderatorId);

    @Query("""
            delete from moderator_session
            where moderator_id = :moderatorId and token_hash <> :tokenHash""")
    int closeOthers(int moderatorId, byte[] tokenHash);

    @Query("""
            delete from moderator_session
            where moderator_id = :moderatorId""")
    int closeAll(int moderatorId);

    /** Locks a session until the end of the transaction; empty when it has ended. */
    @Query("""
            select session_id
            from moderator_session
            where token_hash = :tokenHash
            for update""")
    Optional<Long> lock(byte[] tokenHash);

    @Query("""
            select opened_at
            from moderator_session
            where token_hash = :tokenHash""")
    Optional<Instant> openedAt(byte[] tokenHash);

    /** Skips sessions that another transaction is ending. */
    @Query("""
            delete from moderator_session
            where token_hash in (
                select token_hash
                from moderator_session
                where expires_at <= :now or seen_at <= :seenAfter
                for update skip locked)""")
    void sweep(Instant now, Instant seenAfter);

    /** A session that has not ended, with its account. */
    @MappedEntity
    record LastingSession(
            @Id long sessionId,
            int moderatorId,
            String mail,
            String role,
            String state,
            Instant openedAt,
            Instant seenAt,
            @Nullable String browser,
            byte[] tokenHash) {

        Account toAccount(SecretToken token) {
            return new Account(
                    new Moderator(moderatorId, mail, Role.valueOf(role)), token, SessionState.valueOf(state));
        }
    }
}
