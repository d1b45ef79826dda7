package fr.voix.notice.webhook;

/**
 * How one attempt ended.
 *
 * @param status of the answer, or null when there was none
 * @param failure null when there was an answer
 */
record Outcome(Integer status, CallFailure failure) {

    private static final int GONE = 410;

    static Outcome answered(int status) {
        return new Outcome(status, null);
    }

    static Outcome failed(CallFailure failure) {
        return new Outcome(null, failure);
    }

    /** A redirect is none: the new address would have to be vetted, and a receiver can be told to move. */
    boolean isSuccess() {
        return status != null && status >= 200 && status < 300;
    }

    /** The receiver wants no more messages. */
    boolean isGone() {
        return status != null && status == GONE;
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
        BROKEN
    }
}
