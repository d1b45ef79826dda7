package fr.voix.petition.petition;

/** Is told of everything that happens to petitions, in the transaction in which it happens; mails are written there. */
public interface PetitionListener {

    /** @param petition as it stands after the event */
    void onEvent(Petition petition, PetitionEvent event);
}
