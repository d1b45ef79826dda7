package fr.voix.desk.account;

/** The result of changing another colleague's account; except for the first two, nothing was done. */
public enum TeamResult {
    DONE,
    /** It waits for a second administrator. */
    PROPOSED,
    /** The same proposal waits already. */
    ALREADY_PROPOSED,
    /** The colleague has that role. */
    ALREADY_THERE,
    /**
     * Administrators cannot change their own role or state, so one always remains; nor reset their own factors by a link, which
     * would make factors worthless.
     */
    OWN,
    /** A suspension needs a reason, which is public. */
    NO_REASON,
    /** The sign-in is too old for an act of an administrator. */
    STALE,
    /** There is no mail server: only the operator makes links, by the command line. */
    NO_MAIL,
    /** No such account is in use, so factors cannot be reset. */
    NOT_ACTIVE,
    /** No such colleague, or no link to withdraw. */
    UNKNOWN,
    /** The caller is no longer an administrator, or the session has just ended. */
    NOT_ALLOWED
}
