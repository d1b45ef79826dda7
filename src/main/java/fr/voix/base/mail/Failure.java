package fr.voix.base.mail;

/** Why a mail was not sent. The server's message is not kept, as servers quote addresses. */
enum Failure {
    /** No connection, or it broke. */
    CONNECTION,
    /** The server refuses our name or password. */
    AUTHENTICATION,
    /** The server refuses our sender address. */
    SENDER,
    /** Refused for now (4xx): a full mailbox, or greylisting. */
    LATER,
    /** Refused for good (5xx). */
    REFUSED,
    /** Encrypted under another pepper. */
    UNREADABLE,
    /** A fault of our own; the log has the details. */
    BUG,
    /** It waited for the longest time that is tried. */
    EXPIRED,
    /** No mail server was configured. */
    UNSENT,
    /** The recipient withdrew, stopped mail or is no longer known: the mail is erased. */
    ERASED
}
