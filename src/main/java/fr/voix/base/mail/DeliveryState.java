package fr.voix.base.mail;

/** What became of one letter. */
enum DeliveryState {
    WAITING,
    SENT,
    /** Given up; a moderator may send it again. */
    FAILED,
    /** Not to be sent any more. */
    DROPPED
}
