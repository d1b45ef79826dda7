package fr.voix.urn.leaf;

/** Data contradicts what was published: it is not shown, and nothing more of it is signed. */
public final class ContradictedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Contradiction contradiction;

    public ContradictedException(Contradiction contradiction) {
        super(contradiction.sentence(), null, false, false);
        this.contradiction = contradiction;
    }

    public Contradiction contradiction() {
        return contradiction;
    }
}
