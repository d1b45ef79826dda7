package fr.voix.base.mail;

/** Why a mail did not leave; what servers say about it is not kept, for they quote addresses. */
enum Failure {
    /** No connection, or it broke. */
    CONNECTION,
    /** The server wants another name or password. */
    AUTHENTICATION,
    /** The server takes nothing from our address. */
    SENDER,
    /** Refused for now (4xx): a full box, or a server that wants to see us come back. */
    LATER,
    /** Refused for good (5xx). */
    REFUSED,
    /** Sealed under another pepper. */
    UNREADABLE,
    /** We stumbled over it ourselves; the log says where. */
    BUG,
    /** It waited for as long as anything is tried. */
    EXPIRED,
    /** There was no server to give it to. */
    UNSENT,
    /** Whom it was for withdrew, stopped it or is not known any more: nothing is left to send. */
    ERASED
}
