package fr.voix.petition.petition;

/**
 * Is told of everything that happens to petitions, in the transaction in which it happens; mails are written there. A listener
 * that keeps something beside a petition deletes it with that.
 */
public interface PetitionListener {

    /** @param petition as it stands after the event */
    default void onEvent(Petition petition, PetitionEvent event) {}

    /** Nothing is left of it; its urn was never opened. */
    default void onDeleted(Petition petition) {}
}
