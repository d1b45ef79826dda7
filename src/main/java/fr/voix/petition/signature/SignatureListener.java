package fr.voix.petition.signature;

/** Is told of what sponsors do. */
public interface SignatureListener {

    /**
     * A sponsor's signature counts. Told after the commit, perhaps more than once, and not at all when the service ended in
     * between: whoever must not miss one looks for themselves, too.
     */
    void onSponsor(long urnId);
}
