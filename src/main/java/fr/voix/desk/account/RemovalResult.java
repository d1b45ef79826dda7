package fr.voix.desk.account;

/** What became of the wish to give up a factor. */
public sealed interface RemovalResult {

    record Removed() implements RemovalResult {}

    /** It is not there, or no more; or the session has ended. */
    record Gone() implements RemovalResult {}

    /** The sign-in is too long ago. */
    record Stale() implements RemovalResult {}

    /** Without it the owner could not sign in to this account. */
    record Last() implements RemovalResult {}
}
