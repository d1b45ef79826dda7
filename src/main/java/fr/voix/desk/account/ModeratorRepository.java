package fr.voix.desk.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** SQL of accounts. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ModeratorRepository extends GenericRepository<ModeratorRow, Integer> {

    String SELECT = """
            select moderator_id, mail, role, password_hash, activated_at, suspended_at, user_handle, language
            from moderator
            """;

    @Query(SELECT + """
            where mail = :mail""")
    Optional<ModeratorRow> byMail(String mail);

    @Query(SELECT + """
            where moderator_id = :moderatorId""")
    Optional<ModeratorRow> byId(int moderatorId);

    /**
     * Locks a row until the end of the transaction: all changes of factors wait here. The lock is weak enough for rows that only
     * refer to the account (a session, an audit entry), which could deadlock otherwise. The quoted words tell Micronaut Data that
     * this is a read: it knows no other lock than {@code for update}.
     */
    @Query(SELECT + """
            where moderator_id = :moderatorId and 'for update' <> ''
            for no key update""")
    Optional<ModeratorRow> lock(int moderatorId);

    /** Administrators in use, locked in the same way. */
    @Query("""
            select moderator_id
            from moderator
            where role = 'ADMINISTRATOR' and activated_at is not null and suspended_at is null
                and 'for update' <> ''
            order by moderator_id
            for no key update""")
    List<Integer> lockAdministrators();

    @Query(SELECT + """
            where moderator_id in (:moderatorIds)""")
    List<ModeratorRow> byIds(Collection<Integer> moderatorIds);

    @Query("""
            insert into moderator (mail, role, language, invited_at)
            values (:mail, :role, :language, :now)
            on conflict (mail) do update
            set role = excluded.role, language = excluded.language, invited_at = excluded.invited_at
            where moderator.activated_at is null""")
    int invite(String mail, String role, String language, Instant now);

    /** Deletes a colleague who never accepted an invitation. */
    @Query("""
            delete from moderator
            where moderator_id = :moderatorId and activated_at is null""")
    int forget(int moderatorId);

    @Query("""
            select waiting_mail
            from moderator
            where moderator_id = :moderatorId""")
    WaitingMail waitingMail(int moderatorId);

    @Query("""
            update moderator
            set waiting_mail = :when
            where moderator_id = :moderatorId""")
    void updateWaitingMail(int moderatorId, WaitingMail when);

    String DUE_FOR_DIGEST = """
            where activated_at is not null and suspended_at is null and role <> 'READER' and waiting_mail <> 'OFF'
                and (digest_on is null or digest_on < :today)
            """;

    /** Moderators who have not got the digest of that day. */
    @Query("select moderator_id\nfrom moderator\n" + DUE_FOR_DIGEST + "order by moderator_id")
    List<Integer> dueForDigest(LocalDate today);

    /** One of them, locked; empty when another instance has the lock. */
    @Query(SELECT + DUE_FOR_DIGEST + """
                and moderator_id = :moderatorId
            for update skip locked""")
    Optional<ModeratorRow> claimForDigest(int moderatorId, LocalDate today);

    @Query("""
            update moderator
            set digest_on = :today
            where moderator_id = :moderatorId""")
    void updateDigest(int moderatorId, LocalDate today);

    /** A null password means passkeys only, and completes the account; with a password a second factor is missing. */
    @Query("""
            update moderator
            set password_hash = :passwordHash, activated_at = coalesce(activated_at, :now),
                complete_at = case when cast(:passwordHash as text) is null then cast(:now as timestamptz) end
            where moderator_id = :moderatorId""")
    int activate(int moderatorId, @Nullable String passwordHash, Instant now);

    @Query("""
            update moderator
            set language = :language
            where moderator_id = :moderatorId and language <> :language""")
    int speak(int moderatorId, String language);

    /** Records that the account has its first second factor. */
    @Query("""
            update moderator
            set complete_at = :now
            where moderator_id = :moderatorId and complete_at is null""")
    void complete(int moderatorId, Instant now);

    /**
     * Since when the account has all factors of a complete sign-in; empty after a reset. Each added factor starts it anew, as an
     * attacker in an open session may have added it.
     */
    @Query("""
            select greatest(m.complete_at,
                (select max(p.added_at) from moderator_passkey p where p.moderator_id = m.moderator_id),
                (select t.added_at from moderator_totp t where t.moderator_id = m.moderator_id))
            from moderator m
            where m.moderator_id = :moderatorId and m.complete_at is not null""")
    Optional<Instant> completeSince(int moderatorId);

    @Query("""
            update moderator
            set password_hash = :passwordHash
            where moderator_id = :moderatorId""")
    void changePassword(int moderatorId, String passwordHash);

    @Query("""
            insert into moderator_dependence (moderator_id, by_moderator_id, act, at)
            values (:moderatorId, :byModeratorId, :act, :now)""")
    void owe(int moderatorId, int byModeratorId, String act, Instant now);

    /**
     * The colleagues who may be behind this one's acts: the colleague, those who invited, reset, promoted or restored them since
     * then, and those who did so to these in turn. If one is behind two colleagues, these may be one person.
     */
    @Query("""
            with recursive behind (moderator_id) as (
                select cast(:colleague as int)
                union
                select d.by_moderator_id
                from behind b
                join moderator_dependence d using (moderator_id)
                where d.at > :since)
            select moderator_id
            from behind""")
    Set<Integer> behind(int colleague, Instant since);
}
