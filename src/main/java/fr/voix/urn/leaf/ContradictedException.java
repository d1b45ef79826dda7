package fr.voix.urn.leaf;

/** Figures were asked for of an urn that contradicts what was published of it: they are shown to no reader. */
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
