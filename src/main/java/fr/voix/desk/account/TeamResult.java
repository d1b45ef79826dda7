package fr.voix.desk.account;

/** What became of a change to the account of another colleague; but for the first two, nothing was done. */
public enum TeamResult {
    DONE,
    /** It waits for a second administrator. */
    PROPOSED,
    /** The same waits already. */
    ALREADY_PROPOSED,
    /** The colleague has that role. */
    ALREADY_THERE,
    /**
     * Administrators cannot change their own role or state, so the last one stays; nor give themselves new factors by a link,
     * which would make the factors worth nothing.
     */
    OWN,
    /** A colleague is not suspended without a reason, which the public reads. */
    NO_REASON,
    /** The sign-in is too long ago for an act of an administrator. */
    STALE,
    /** There is no server for mail: only who operates the machine makes links, by the command line. */
    NO_MAIL,
    /** There is no such account in use, to give new factors to. */
    NOT_ACTIVE,
    /** There is no such colleague, or no link to take back. */
    UNKNOWN,
    /** The colleague who asks has ceased to be an administrator, or their session has ended, within this second. */
    NOT_ALLOWED
}
