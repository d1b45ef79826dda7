package fr.voix.petition.signature;

import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionEvent;
import fr.voix.petition.petition.PetitionListener;
import jakarta.inject.Singleton;

/** A refusal that is read again may take signatures again: what was erased of it before was not the last of it. */
@Singleton
class ReconsiderationListener implements PetitionListener {

    private final RetentionRepository signatures;

    ReconsiderationListener(RetentionRepository signatures) {
        this.signatures = signatures;
    }

    @Override
    public void onEvent(Petition petition, PetitionEvent event) {
        if (event.kind() == EventKind.RECONSIDERED) {
            signatures.unnote(petition.urnId());
        }
    }
}
