package fr.voix.verify;

/** How a verification ended; the ordinal grows with what outweighs the rest. */
enum Verdict {
    FINE(0),
    UNCHECKABLE(2),
    DIFFERENT(1);

    private final int exitCode;

    Verdict(int exitCode) {
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }

    Verdict or(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
