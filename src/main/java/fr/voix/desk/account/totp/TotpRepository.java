package fr.voix.desk.account.totp;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/** SQL of the encrypted secrets of authenticator apps, at most one for each account. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface TotpRepository extends GenericRepository<TotpRepository.SealedTotp, Integer> {

    @Query("""
            select moderator_id, sealed_secret, added_at
            from moderator_totp
            where moderator_id = :moderatorId""")
    Optional<SealedTotp> find(int moderatorId);

    @Query("""
            insert into moderator_totp (moderator_id, sealed_secret, last_step, added_at)
            values (:moderatorId, :sealedSecret, :lastStep, :now)
            on conflict (moderator_id) do nothing""")
    int add(int moderatorId, byte[] sealedSecret, long lastStep, Instant now);

    /** 1 for the first use of a code, 0 for later uses, and for codes of earlier steps. */
    @Query("""
            update moderator_totp
            set last_step = :step
            where moderator_id = :moderatorId and last_step < :step""")
    int use(int moderatorId, long step);

    @Query("""
            delete from moderator_totp
            where moderator_id = :moderatorId""")
    int remove(int moderatorId);

    @MappedEntity("moderator_totp")
    record SealedTotp(@Id int moderatorId, byte[] sealedSecret, Instant addedAt) {}
}
