package fr.voix.petition.petition;

/** Is told when a petition goes, in that transaction: a listener that keeps something beside it deletes that, too. */
public interface ErasureListener {

    /** Its words are erased; the petition and its urn stay. */
    default void onTextErased(Petition petition) {}

    /** Nothing is left of it; its urn was never opened. */
    default void onDeleted(Petition petition) {}
}
