package fr.voix.desk.account;

/** What became of the wish to take back a one-time link. */
public sealed interface WithdrawResult {

    record Withdrawn() implements WithdrawResult {}

    /** There is none, or no more. */
    record None() implements WithdrawResult {}

    /** The sign-in is too long ago. */
    record Stale() implements WithdrawResult {}

    /** The colleague who asks has ceased to be an administrator, or their session has ended, within this second. */
    record NotAllowed() implements WithdrawResult {}
}
