package fr.voix.desk.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/** Links that are good once, by the hash of their token: into an account, and past a pause. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface InvitationRepository extends GenericRepository<InvitationRepository.StandingLink, Integer> {

    String INVITE = "INVITE";
    String RESET = "RESET";

    /** A new link puts the earlier ones of the same account out of use. */
    @Query("""
            delete from moderator_invitation
            where moderator_id = :moderatorId and used_at is null""")
    int withdraw(int moderatorId);

    @Query("""
            insert into moderator_invitation (token_hash, moderator_id, purpose, by_moderator_id, expires_at)
            values (:tokenHash, :moderatorId, :purpose, :byModeratorId, :expiresAt)""")
    void add(byte[] tokenHash, int moderatorId, String purpose, @Nullable Integer byModeratorId, Instant expiresAt);

    /** Good for an account that is not in use yet, or for one that is: an invitation or new factors. */
    @Query("""
            select m.moderator_id, m.mail, i.purpose
            from moderator_invitation i
            join moderator m using (moderator_id)
            where i.token_hash = :tokenHash and i.used_at is null and i.expires_at > :now and m.suspended_at is null
                and (m.activated_at is null) = (i.purpose = 'INVITE')""")
    Optional<StandingLink> standing(byte[] tokenHash, Instant now);

    /** 1 for the first one who asks, 0 for all others. */
    @Query("""
            update moderator_invitation
            set used_at = :now
            where token_hash = :tokenHash and used_at is null and expires_at > :now""")
    int use(byte[] tokenHash, Instant now);

    /** A colleague who takes new factors owes them to the colleague who made the link, if one did. */
    @Query("""
            insert into moderator_dependence (moderator_id, by_moderator_id, act, at)
            select moderator_id, by_moderator_id, 'RESET', :now
            from moderator_invitation
            where token_hash = :tokenHash and purpose = 'RESET' and by_moderator_id is not null""")
    int noteReset(byte[] tokenHash, Instant now);

    /** 0 while one past a pause stands: its owner has it already. */
    @Query("""
            insert into sign_in_link (token_hash, moderator_id, expires_at)
            select :tokenHash, cast(:colleague as int), :expiresAt
            where not exists (
                select
                from sign_in_link l
                where l.moderator_id = :colleague and l.used_at is null and l.expires_at > :now)""")
    int addPass(byte[] tokenHash, int colleague, Instant expiresAt, Instant now);

    @Query("""
            select l.moderator_id
            from sign_in_link l
            join moderator m using (moderator_id)
            where l.token_hash = :tokenHash and l.used_at is null and l.expires_at > :now
                and m.activated_at is not null and m.suspended_at is null""")
    Optional<Integer> standingPass(byte[] tokenHash, Instant now);

    /** 1 for the first one who asks, 0 for all others. */
    @Query("""
            update sign_in_link
            set used_at = :now
            where token_hash = :tokenHash and used_at is null and expires_at > :now""")
    int usePass(byte[] tokenHash, Instant now);

    @Query("""
            delete from sign_in_link
            where expires_at < :before""")
    void forgetPassesBefore(Instant before);

    /** A standing one-time link with its account. */
    @MappedEntity
    record StandingLink(@Id int moderatorId, String mail, String purpose) {

        boolean isReset() {
            return purpose.equals(InvitationRepository.RESET);
        }
    }
}
