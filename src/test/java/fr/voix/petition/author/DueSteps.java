package fr.voix.petition.author;

import jakarta.inject.Singleton;

/** What is due in the lives of petitions, when a test says so. */
@Singleton
public class DueSteps {

    private final PetitionProgress lives;

    DueSteps(PetitionProgress lives) {
        this.lives = lives;
    }

    public void take() {
        lives.due().forEach(lives::take);
    }
}
