package fr.voix.desk.account.joint;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** SQL of acts that need a second person. A constraint of the table ensures that these are two. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface JointActRepository extends GenericRepository<JointAct, Long> {

    String WAITING = """
            select joint_act_id, kind, subject, leaf_index, reason, proposed_by, proposed_at, expires_at
            from joint_act
            where confirmed_at is null and dropped_at is null
            """;

    /** The number of a new act; none when the same waits already. */
    @Query("""
            insert into joint_act (kind, subject, leaf_index, reason, proposed_by, proposed_at, expires_at)
            values (:kind, :subject, :leafIndex, :reason, :proposedBy, :proposedAt, :expiresAt)
            on conflict do nothing
            returning joint_act_id""")
    List<Long> insert(
            String kind,
            String subject,
            @Nullable Long leafIndex,
            @Nullable String reason,
            int proposedBy,
            Instant proposedAt,
            Instant expiresAt);

    /** Locks an act until the end of the transaction; empty when it does not wait. */
    @Query(WAITING + "and joint_act_id = :number and expires_at > :now for update")
    Optional<JointAct> lock(long number, Instant now);

    /** The oldest first. */
    @Query(WAITING + "and expires_at > :now order by joint_act_id limit :most")
    List<JointAct> waiting(Instant now, int most);

    /** Acts on one subject. */
    @Query(WAITING + "and subject = :subject and expires_at > :now order by joint_act_id")
    List<JointAct> waiting(String subject, Instant now);

    /** Expired acts; skips those locked by another instance. */
    @Query(WAITING + "and expires_at <= :now order by joint_act_id limit :most for update skip locked")
    List<JointAct> lockExpired(Instant now, int most);

    /** Also deletes which ballot was concerned. */
    @Query("""
            update joint_act
            set confirmed_by = :moderatorId, by_operator = cast(:moderatorId as int) is null, confirmed_at = :now,
                leaf_index = null
            where joint_act_id = :number""")
    void confirm(long number, @Nullable Integer moderatorId, Instant now);

    @Query("update joint_act set dropped_at = :now, leaf_index = null where joint_act_id = :number")
    void drop(long number, Instant now);
}
