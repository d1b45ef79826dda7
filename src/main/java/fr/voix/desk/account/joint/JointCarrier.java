package fr.voix.desk.account.joint;

import fr.voix.base.audit.Actor;
import java.util.Optional;

/** Carries out some kinds of acts after the confirmation. */
public interface JointCarrier {

    boolean carries(JointKind kind);

    /**
     * Carries the act out in the transaction of the confirmation, with an audit entry.
     *
     * @param by the second person, or the operator
     * @return why it is not possible, as the suffix of a key {@code joint.error.…}; then nothing is written
     */
    Optional<String> carryOut(JointAct act, Actor by);
}
