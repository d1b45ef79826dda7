package fr.voix.petition.signature;

import fr.voix.petition.petition.ErasureListener;
import fr.voix.petition.petition.Petition;
import jakarta.inject.Singleton;

/** Of a petition that is gone no signature is kept. */
@Singleton
class SignatureErasureListener implements ErasureListener {

    private final RetentionRepository signatures;

    SignatureErasureListener(RetentionRepository signatures) {
        this.signatures = signatures;
    }

    @Override
    public void onDeleted(Petition petition) {
        signatures.delete(petition.urnId());
    }
}
