package fr.voix.desk.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/** Links past a pause, by the hash of their token. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SignInLinkRepository extends GenericRepository<SignInLinkRow, byte[]> {

    /** 0 while one stands: its owner has it already. */
    @Query("""
            insert into sign_in_link (token_hash, moderator_id, expires_at)
            select :tokenHash, cast(:colleague as int), :expiresAt
            where not exists (
                select
                from sign_in_link l
                where l.moderator_id = :colleague and l.used_at is null and l.expires_at > :now)""")
    int add(byte[] tokenHash, int colleague, Instant expiresAt, Instant now);

    @Query("""
            select l.moderator_id
            from sign_in_link l
            join moderator m using (moderator_id)
            where l.token_hash = :tokenHash and l.used_at is null and l.expires_at > :now
                and m.activated_at is not null and m.suspended_at is null""")
    Optional<Integer> standing(byte[] tokenHash, Instant now);

    /** 1 for the first one who asks, 0 for all others. */
    @Query("""
            update sign_in_link
            set used_at = :now
            where token_hash = :tokenHash and used_at is null and expires_at > :now""")
    int use(byte[] tokenHash, Instant now);

    @Query("""
            delete from sign_in_link
            where expires_at < :before""")
    void forgetBefore(Instant before);
}
