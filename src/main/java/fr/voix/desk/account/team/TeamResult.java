package fr.voix.desk.account.team;

/** What became of a change to the account of another colleague. */
sealed interface TeamResult {

    record Done() implements TeamResult {}

    /** It waits for a second administrator. */
    record Proposed() implements TeamResult {}

    /** Nothing was done: the same waits already. */
    record AlreadyProposed() implements TeamResult {}

    /** Nothing was done: the colleague has that role. */
    record AlreadyThere() implements TeamResult {}

    /** Administrators cannot change their own role or state: so the last administrator stays one. */
    record Own() implements TeamResult {}

    /** A colleague is not suspended without a reason, which the public reads. */
    record NoReason() implements TeamResult {}

    /** The sign-in is too long ago for an act of an administrator. */
    record Stale() implements TeamResult {}

    record Unknown() implements TeamResult {}

    /** The colleague who asks has ceased to be an administrator within this second. */
    record NotAllowed() implements TeamResult {}
}
