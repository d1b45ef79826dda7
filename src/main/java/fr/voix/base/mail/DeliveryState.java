package fr.voix.base.mail;

/** What became of one letter. */
enum DeliveryState {
    WAITING,
    SENT,
    /** Given up; a colleague may send it again. */
    FAILED,
    /** Not sent, and not to be sent any more. */
    DROPPED
}
