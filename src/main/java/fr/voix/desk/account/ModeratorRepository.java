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

/** The accounts of those who work here. */
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
     * A row, held until the end of the transaction: whatever changes the factors of a colleague queues here. Not so strongly
     * that what only refers to the account (a session, an audit entry) would wait: two such transactions could wait for each
     * other. The words in quotes tell Micronaut Data that this reads: it knows no other lock than {@code for update}.
     */
    @Query(SELECT + """
            where moderator_id = :moderatorId and 'for update' <> ''
            for no key update""")
    Optional<ModeratorRow> lock(int moderatorId);

    /** Administrators who can act, held in the same way. */
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

    /** Forgets a colleague who never took up an invitation. */
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

    /** Those who may act and were not told on that day. */
    @Query("select moderator_id\nfrom moderator\n" + DUE_FOR_DIGEST + "order by moderator_id")
    List<Integer> dueForDigest(LocalDate today);

    /** One of them, locked; whom another instance has is left to it. */
    @Query(SELECT + DUE_FOR_DIGEST + """
                and moderator_id = :moderatorId
            for update skip locked""")
    Optional<ModeratorRow> claimForDigest(int moderatorId, LocalDate today);

    @Query("""
            update moderator
            set digest_on = :today
            where moderator_id = :moderatorId""")
    void updateDigest(int moderatorId, LocalDate today);

    /** A null password leaves the account to its passkeys, and complete; one with a password still wants a second factor. */
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

    /** The first second factor is there. */
    @Query("""
            update moderator
            set complete_at = :now
            where moderator_id = :moderatorId and complete_at is null""")
    void complete(int moderatorId, Instant now);

    /**
     * Since when the account has had what a complete sign-in takes; empty after a reset. Starts anew with each factor that is
     * added: it may be an attacker's, from a session that was left open.
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
     * Who may be behind what this colleague does: the colleague, those who invited, reset, promoted or restored them since, and
     * those who did so to these. Two colleagues behind whom the same one stands may be one person.
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
