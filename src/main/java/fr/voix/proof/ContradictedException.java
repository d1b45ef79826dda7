package fr.voix.proof;

/** The urn contradicts what was published of it before: nothing of it is signed any more. */
final class ContradictedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ContradictedException() {
        super("Two histories are never signed", null, false, false);
    }
}
