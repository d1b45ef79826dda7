package fr.voix.desk.account.joint;

import fr.voix.base.audit.Actor;
import java.util.Optional;

/** Carries out some kinds of acts once two people want it. */
public interface JointCarrier {

    boolean carries(JointKind kind);

    /**
     * In the transaction of the confirmation; writes the act into the account.
     *
     * @param by the second person, or the operator
     * @return why it cannot be, as the end of a key {@code joint.error.…}; nothing is written then
     */
    Optional<String> carryOut(JointAct act, Actor by);
}
