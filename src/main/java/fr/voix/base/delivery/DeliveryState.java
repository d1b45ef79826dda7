package fr.voix.base.delivery;

/** What became of one message to one receiver. */
public enum DeliveryState {
    WAITING,
    SENT,
    /** Given up; a colleague may send it again. */
    FAILED,
    /** Not sent, and not to be sent any more. */
    DROPPED
}
