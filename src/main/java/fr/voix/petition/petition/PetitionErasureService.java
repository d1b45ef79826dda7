package fr.voix.petition.petition;

import io.micronaut.context.BeanProvider;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Lets go of petitions that came to nothing. */
@Singleton
public class PetitionErasureService {

    private final PetitionRepository petitions;
    private final BeanProvider<ErasureListener> listeners;

    PetitionErasureService(PetitionRepository petitions, BeanProvider<ErasureListener> listeners) {
        this.petitions = petitions;
        this.listeners = listeners;
    }

    /** What it asked for goes; what its urn was opened for stays, a number. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void eraseText(Petition petition, Instant now) {
        petitions.eraseText(petition.id(), now);
        listeners.forEach(listener -> listener.onTextErased(petition));
    }

    /** With everything that hangs on it; for one whose urn was never opened. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void delete(Petition petition) {
        listeners.forEach(listener -> listener.onDeleted(petition));
        petitions.delete(petition.id());
    }
}
