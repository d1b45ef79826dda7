package fr.voix.notice.webhook;

import fr.voix.base.delivery.DeliveryState;
import java.util.Objects;

/**
 * How one attempt ended.
 *
 * @param status of the answer, or null when there was none
 * @param failure null when there was an answer
 */
record Outcome(Integer status, CallFailure failure) {

    /** The receiver wants no more messages. */
    private static final int GONE = 410;

    static Outcome answered(int status) {
        return new Outcome(status, null);
    }

    static Outcome failed(CallFailure failure) {
        return new Outcome(null, failure);
    }

    /** A redirect is no arrival: the new address would have to be vetted, and a receiver can be told to move. */
    DeliveryState state() {
        if (status != null && status >= 200 && status < 300) {
            return DeliveryState.SENT;
        }
        return Objects.equals(status, GONE) ? DeliveryState.FAILED : DeliveryState.WAITING;
    }

    /** Why no answer came; nothing that the other side says is kept. */
    enum CallFailure {
        /** The address of the webhook is not one that is called. */
        URL,
        /** The name is not known, or its server did not say in time. */
        NAME,
        /** The name leads to an address that is not public. Nothing was sent there. */
        ADDRESS,
        CONNECT,
        TLS,
        TIMEOUT,
        /** The connection ended, or what came was no HTTP. */
        BROKEN,
        /** We stumbled over it ourselves, and nothing was sent; the log says where. */
        BUG
    }
}
