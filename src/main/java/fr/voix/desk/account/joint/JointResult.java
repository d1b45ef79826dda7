package fr.voix.desk.account.joint;

import fr.voix.desk.account.SecondPerson;

/** What became of an act of two; refusals are values. */
public sealed interface JointResult {

    /** It waits for a second person. */
    record Proposed(JointAct act) implements JointResult {}

    /** The same waits already. */
    record AlreadyProposed() implements JointResult {}

    /** Confirmed, and carried out. */
    record Done(JointAct act) implements JointResult {}

    /** Taken back, or refused. */
    record Dropped(JointAct act) implements JointResult {}

    /** The colleague who confirms is no second person. */
    record NotSecond(SecondPerson why) implements JointResult {}

    /** The role does not reach for it. */
    record NotAllowed() implements JointResult {}

    /** There are administrators enough, who decide in the back office. */
    record NotForOperator() implements JointResult {}

    record UnfitReason() implements JointResult {}

    /** It cannot be carried out, and waits on. {@code problem}: the end of a key: {@code joint.error.…}. */
    record Refused(String problem) implements JointResult {}

    /** There is none of that number, or it does not wait any more. */
    record Gone() implements JointResult {}
}
