package fr.voix.base.load;

/** The request is valid, but too much of its kind is under way; the client is to ask again later. */
public final class BusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int retryAfter;

    /** @param retryAfter seconds after which the client may ask again */
    public BusyException(String entrance, int retryAfter) {
        // no stack trace: a refusal must cost nothing, and says where it was made
        super("No room at the entrance " + entrance, null, false, false);
        this.retryAfter = retryAfter;
    }

    public int retryAfter() {
        return retryAfter;
    }
}
