package fr.voix.desk.account.passkey;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;

/** Challenges that were answered, until they would have expired anyway. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SpentChallengeRepository extends GenericRepository<SpentChallengeRow, byte[]> {

    /** 1 for the first answer, 0 for every later one. */
    @Query("""
            insert into spent_challenge (nonce, expires_at)
            values (:nonce, :expiresAt)
            on conflict (nonce) do nothing""")
    int spend(byte[] nonce, Instant expiresAt);

    /** Those that another transaction is deleting are left to it. */
    @Query("""
            delete from spent_challenge
            where nonce in (
                select nonce
                from spent_challenge
                where expires_at < :now
                for update skip locked)""")
    void forgetBefore(Instant now);
}
