package fr.voix.desk.account.team;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** SQL of the team as administrators see it. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface TeamRepository extends GenericRepository<TeamRepository.Colleague, Integer> {

    @Query("""
            select m.moderator_id, m.mail, m.role, m.activated_at, m.suspended_at,
                m.password_hash is not null as has_password,
                exists (select from moderator_totp t where t.moderator_id = m.moderator_id) as has_totp,
                (select count(*) from moderator_passkey p where p.moderator_id = m.moderator_id) as passkeys,
                (select count(*) from moderator_recovery_code c
                    where c.moderator_id = m.moderator_id and c.used_at is null) as codes,
                (select max(i.expires_at) from moderator_invitation i
                    where i.moderator_id = m.moderator_id and i.used_at is null and i.expires_at > :now) as link_until,
                (select max(a.at) from audit_entry a
                    where a.subject = 'moderator' || chr(58) || m.moderator_id and a.act = 'sign-in') as signed_in_at,
                greatest(
                    (select max(s.seen_at) from moderator_session s where s.moderator_id = m.moderator_id),
                    (select a.at from audit_entry a
                        where a.moderator_id = m.moderator_id order by a.sequence desc limit 1)) as seen_at,
                case when m.suspended_at is not null then (
                    select a.reason from audit_entry a
                    where a.subject = 'moderator' || chr(58) || m.moderator_id and a.act = 'account-suspend'
                    order by a.sequence desc limit 1) end as suspended_for
            from moderator m
            order by m.suspended_at is not null, m.mail""")
    List<Colleague> all(Instant now);

    /** The quoted words tell Micronaut Data that this is a read: it knows no other lock than {@code for update}. */
    @Query("""
            select role
            from moderator
            where moderator_id = :moderatorId and 'for update' <> ''
            for no key update""")
    Optional<String> lockRole(int moderatorId);

    @Query("""
            update moderator
            set role = :role
            where moderator_id = :moderatorId and role <> :role""")
    int changeRole(int moderatorId, String role);

    @Query("""
            update moderator
            set suspended_at = :now
            where moderator_id = :moderatorId and activated_at is not null and suspended_at is null""")
    int suspend(int moderatorId, Instant now);

    @Query("""
            update moderator
            set suspended_at = null
            where moderator_id = :moderatorId and suspended_at is not null""")
    int restore(int moderatorId);

    /** A colleague with the kinds of their factors, never a secret. */
    @MappedEntity
    record Colleague(
            @Id int moderatorId,
            String mail,
            String role,
            @Nullable Instant activatedAt,
            @Nullable Instant suspendedAt,
            boolean hasPassword,
            boolean hasTotp,
            int passkeys,
            int codes,
            @Nullable Instant linkUntil,
            @Nullable Instant signedInAt,
            @Nullable Instant seenAt,
            @Nullable String suspendedFor) {}

    /** The latest acts on accounts, with sign-ins. {@code chr(58)} above hides a colon from Micronaut Data. */
    @Query("""
            select sequence, at, moderator_id, role, act, subject, reason
            from audit_entry
            where act = any(:acts)
            order by sequence desc
            limit :most""")
    List<AccountAct> latest(@TypeDef(type = DataType.STRING_ARRAY) String[] acts, int most);

    /** @param subject the account */
    @MappedEntity
    record AccountAct(
            @Id long sequence,
            Instant at,
            @Nullable Integer moderatorId,
            String role,
            String act,
            String subject,
            @Nullable String reason) {}
}
