package fr.voix.ballot;

/** The commit may have happened, but its answer did not come in time. Casting again cannot count twice. */
final class UnknownOutcomeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownOutcomeException(Throwable cause) {
        super("The outcome of a ballot is not known", cause);
    }
}
