package fr.voix.urn.leaf;

/** What was asked for contradicts what was published: it is shown to no reader, and nothing more of it is signed. */
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
