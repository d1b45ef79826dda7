package fr.voix.petition.author;

import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.signature.SignatureListener;
import jakarta.inject.Singleton;

/** Moves a petition on as soon as its last sponsor is there, without waiting for the job. */
@Singleton
class SponsorListener implements SignatureListener {

    private final PetitionService petitions;
    private final LifeService lives;

    SponsorListener(PetitionService petitions, LifeService lives) {
        this.petitions = petitions;
        this.lives = lives;
    }

    @Override
    public void onSponsor(long urnId) {
        petitions.findByUrn(urnId).map(Petition::id).ifPresent(id -> lives.take(new DueStep(id, DueStep.Kind.SPONSOR)));
    }
}
