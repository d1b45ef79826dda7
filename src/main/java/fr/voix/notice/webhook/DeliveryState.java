package fr.voix.notice.webhook;

/** What became of one message to one receiver. */
public enum DeliveryState {
    WAITING,
    SENT,
    /** Given up; a colleague may send it again. */
    FAILED,
    /** Its scrutin was not shown any more when its turn came. */
    DROPPED
}
