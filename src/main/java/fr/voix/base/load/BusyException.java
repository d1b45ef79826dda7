package fr.voix.base.load;

/** Nothing is wrong with what was asked, but there is no room for it just now. */
public final class BusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int retryAfter;

    /** @param retryAfter in seconds, when it is worth asking again */
    public BusyException(String entrance, int retryAfter) {
        // no stack trace: a refusal must cost nothing, and says where it was made
        super("No room at the entrance " + entrance, null, false, false);
        this.retryAfter = retryAfter;
    }

    public int retryAfter() {
        return retryAfter;
    }
}
