package fr.voix.desk.account.recovery;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;

/** SQL of recovery codes, by keyed hash. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RecoveryCodeRepository extends GenericRepository<RecoveryCodeRepository.StoredCode, byte[]> {

    @Query("""
            delete from moderator_recovery_code
            where moderator_id = :moderatorId""")
    void clear(int moderatorId);

    @Query("""
            insert into moderator_recovery_code (moderator_id, code_hash)
            values (:moderatorId, :codeHash)""")
    void add(int moderatorId, byte[] codeHash);

    /** 1 for the first use, 0 for all others. */
    @Query("""
            update moderator_recovery_code
            set used_at = :now
            where moderator_id = :moderatorId and code_hash = :codeHash and used_at is null""")
    int use(int moderatorId, byte[] codeHash, Instant now);

    @Query("""
            select count(*)
            from moderator_recovery_code
            where moderator_id = :moderatorId and used_at is null""")
    int left(int moderatorId);

    @MappedEntity("moderator_recovery_code")
    record StoredCode(@Id byte[] codeHash, int moderatorId) {}
}
