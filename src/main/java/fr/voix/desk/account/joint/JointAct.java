package fr.voix.desk.account.joint;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import java.time.Duration;
import java.time.Instant;

/**
 * An act that one person proposed and a second one must confirm.
 *
 * @param subject as in the audit log: {@code scrutin:AMANR5…}, {@code moderator:3}
 * @param leafIndex of the ballot concerned, or null
 * @param proposedBy the number of a colleague
 */
@MappedEntity("joint_act")
public record JointAct(
        @Id @MappedProperty("joint_act_id") long number,
        JointKind kind,
        String subject,
        @Nullable Long leafIndex,
        @Nullable String reason,
        int proposedBy,
        Instant proposedAt,
        Instant expiresAt) {

    /** After this time an unconfirmed act has expired. */
    static final Duration LIFETIME = Duration.ofDays(7);

    /** This act with another reason; the audit entry of the proposal has the first one. */
    JointAct because(String why) {
        return new JointAct(number, kind, subject, leafIndex, why.strip(), proposedBy, proposedAt, expiresAt);
    }

    /** Its name for people. */
    public String name() {
        return "a" + number;
    }

    /** The id of the subject within its kind. */
    public String id() {
        return subject.substring(subject.indexOf(':') + 1);
    }
}
