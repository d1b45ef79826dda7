package fr.voix.petition.signature;

/** Is told of what sponsors do. */
public interface SignatureListener {

    /**
     * A sponsor's signature counts. Told after the commit, perhaps more than once, and not at all when the service ended in
     * between: a listener that must not miss one has to look for itself, too.
     */
    void onSponsor(long urnId);
}
