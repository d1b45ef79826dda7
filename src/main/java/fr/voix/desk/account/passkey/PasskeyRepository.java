package fr.voix.desk.account.passkey;

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
import java.util.UUID;

/** SQL of passkeys' public keys, and of used challenges until they expire. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface PasskeyRepository extends GenericRepository<PasskeyRepository.StoredPasskey, Integer> {

    String SELECT = """
            select p.passkey_id, p.moderator_id, m.user_handle, p.credential_id, p.credential, p.sign_count,
                p.is_backup_eligible, p.is_backed_up, p.name, p.added_at, p.used_at
            from moderator_passkey p
            join moderator m using (moderator_id)
            """;

    @Query(SELECT + """
            where p.moderator_id = :moderatorId
            order by p.passkey_id""")
    List<StoredPasskey> of(int moderatorId);

    /** Locks a passkey until the end of the transaction: its counter is compared, then written. */
    @Query(SELECT + """
            where p.credential_id = :credentialId
            for update of p""")
    Optional<StoredPasskey> lock(byte[] credentialId);

    /** The number of the new passkey; none when the credential is known already. */
    @Query("""
            insert into moderator_passkey (moderator_id, credential_id, credential, sign_count, is_backup_eligible,
                is_backed_up, name, added_at)
            values (:moderatorId, :credentialId, :credential, :signCount, :isBackupEligible, :isBackedUp, :name, :now)
            on conflict (credential_id) do nothing
            returning passkey_id""")
    List<Integer> add(
            int moderatorId,
            byte[] credentialId,
            byte[] credential,
            long signCount,
            boolean isBackupEligible,
            boolean isBackedUp,
            String name,
            Instant now);

    @Query("""
            update moderator_passkey
            set sign_count = :signCount, is_backed_up = :isBackedUp, used_at = :now
            where passkey_id = :passkeyId""")
    void use(int passkeyId, long signCount, boolean isBackedUp, Instant now);

    @Query("""
            delete from moderator_passkey
            where passkey_id = :passkeyId and moderator_id = :moderatorId""")
    int remove(int passkeyId, int moderatorId);

    @Query("""
            delete from moderator_passkey
            where moderator_id = :moderatorId""")
    int removeAll(int moderatorId);

    /** 1 for the first answer, 0 for every later one. */
    @Query("""
            insert into spent_challenge (nonce, expires_at)
            values (:nonce, :expiresAt)
            on conflict (nonce) do nothing""")
    int spend(byte[] nonce, Instant expiresAt);

    /** Skips those that another transaction is deleting. */
    @Query("""
            delete from spent_challenge
            where nonce in (
                select nonce
                from spent_challenge
                where expires_at < :now
                for update skip locked)""")
    void forgetSpentBefore(Instant now);

    /** A row of {@code moderator_passkey}, with the handle of its account. */
    @MappedEntity("moderator_passkey")
    record StoredPasskey(
            @Id int passkeyId,
            int moderatorId,
            UUID userHandle,
            byte[] credentialId,
            byte[] credential,
            long signCount,
            boolean isBackupEligible,
            boolean isBackedUp,
            String name,
            Instant addedAt,
            @Nullable Instant usedAt) {

        Passkey toDomain() {
            return new Passkey(passkeyId, name, addedAt, usedAt);
        }
    }
}
