package fr.voix.petition.signature;

import fr.voix.petition.petition.ErasureListener;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionEvent;
import fr.voix.petition.petition.PetitionListener;
import jakarta.inject.Singleton;

/** Is told what changes how long signatures are kept. */
@Singleton
record RetentionListener(RetentionRepository signatures) implements PetitionListener, ErasureListener {

    /** A refusal that is read again may take signatures again: what was erased of it before was not the last of it. */
    @Override
    public void onEvent(Petition petition, PetitionEvent event) {
        if (event.kind() == EventKind.RECONSIDERED) {
            signatures.unnote(petition.urnId());
        }
    }

    /** When a petition is gone, none of its signatures is kept. */
    @Override
    public void onDeleted(Petition petition) {
        signatures.delete(petition.urnId());
    }
}
