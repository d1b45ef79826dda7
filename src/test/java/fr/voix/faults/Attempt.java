package fr.voix.faults;

/**
 * One request of a recorded voter, and what the voter then knew.
 *
 * @param choice {@code pour}, {@code contre}, {@code abstention}; null for a withdrawal
 * @param nonce base64url; the same on a retry; null for a withdrawal
 * @param startedAt nanoseconds of {@link System#nanoTime()}
 * @param receipt of an acknowledged ballot; null otherwise
 * @param said status and reason, for the report
 * @param mayComeLate nobody told the voter that the request is over: it may yet be carried out after later ones
 */
record Attempt(
        String choice,
        String nonce,
        long startedAt,
        long endedAt,
        Outcome outcome,
        RecordedReceipt receipt,
        String said,
        boolean mayComeLate) {

    /** What a voter knows of a request. */
    enum Outcome {
        /** The service said that it is done. */
        ACKNOWLEDGED,
        /** The service said that nothing was recorded, or there was no service. */
        REFUSED,
        /** No answer, or one that leaves it open. */
        UNKNOWN
    }

    boolean isWithdrawal() {
        return choice == null;
    }
}
