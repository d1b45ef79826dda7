package fr.voix.petition;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Puts another wording in the place of a petition's own. */
@Singleton
public class CorrectionService {

    private final PetitionRepository petitions;
    private final PetitionService service;

    CorrectionService(PetitionRepository petitions, PetitionService service) {
        this.petitions = petitions;
        this.service = service;
    }

    @Transactional
    public ChangeResult correct(long id, PetitionText text, EventDraft draft) {
        Optional<Petition> locked = petitions.lock(id);
        if (locked.isEmpty()) {
            return new ChangeResult.UnknownPetition();
        }
        petitions.updateText(id, text);
        return service.note(id, draft);
    }
}
