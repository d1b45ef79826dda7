package fr.voix.desk.account.joint;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import java.time.Duration;
import java.time.Instant;

/**
 * What one person proposed and a second one has yet to confirm.
 *
 * @param subject as the account names it: {@code scrutin:AMANR5…}, {@code moderator:3}
 * @param leafIndex of the ballot that is meant, or null
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

    /** An act that is not confirmed within this time is over. */
    static final Duration LIFETIME = Duration.ofDays(7);

    /** This act with another reason; the one it was proposed for stands in the entry of the proposal. */
    JointAct because(String why) {
        return new JointAct(number, kind, subject, leafIndex, why.strip(), proposedBy, proposedAt, expiresAt);
    }

    /** As people call it. */
    public String name() {
        return "a" + number;
    }

    /** What the subject is called within its kind. */
    public String id() {
        return subject.substring(subject.indexOf(':') + 1);
    }
}
