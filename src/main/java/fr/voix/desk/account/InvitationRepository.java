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

/** SQL of one-time links, by the hash of their token. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface InvitationRepository extends GenericRepository<InvitationRepository.StandingLink, Integer> {

    String INVITE = "INVITE";
    String RESET = "RESET";

    /** Withdraws unused links of an account, as a new link replaces them. */
    @Query("""
            delete from moderator_invitation
            where moderator_id = :moderatorId and used_at is null""")
    int withdraw(int moderatorId);

    @Query("""
            insert into moderator_invitation (token_hash, moderator_id, purpose, by_moderator_id, expires_at)
            values (:tokenHash, :moderatorId, :purpose, :byModeratorId, :expiresAt)""")
    void add(byte[] tokenHash, int moderatorId, String purpose, @Nullable Integer byModeratorId, Instant expiresAt);

    /** A valid link: an invitation to an account not in use, or a reset of one in use. */
    @Query("""
            select m.moderator_id, m.mail, i.purpose
            from moderator_invitation i
            join moderator m using (moderator_id)
            where i.token_hash = :tokenHash and i.used_at is null and i.expires_at > :now and m.suspended_at is null
                and (m.activated_at is null) = (i.purpose = 'INVITE')""")
    Optional<StandingLink> standing(byte[] tokenHash, Instant now);

    /** 1 for the first request, 0 for all others. */
    @Query("""
            update moderator_invitation
            set used_at = :now
            where token_hash = :tokenHash and used_at is null and expires_at > :now""")
    int use(byte[] tokenHash, Instant now);

    /** Records a dependence on the colleague who made a reset link, if one did. */
    @Query("""
            insert into moderator_dependence (moderator_id, by_moderator_id, act, at)
            select moderator_id, by_moderator_id, 'RESET', :now
            from moderator_invitation
            where token_hash = :tokenHash and purpose = 'RESET' and by_moderator_id is not null""")
    int noteReset(byte[] tokenHash, Instant now);

    /** A valid one-time link with its account. */
    @MappedEntity
    record StandingLink(@Id int moderatorId, String mail, String purpose) {

        boolean isReset() {
            return purpose.equals(InvitationRepository.RESET);
        }
    }
}
