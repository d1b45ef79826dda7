package fr.voix.notice.follow;

import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionEvent;
import fr.voix.petition.petition.PetitionListener;
import jakarta.inject.Singleton;

/** Notes, in the transaction in which something happens to a petition, that its signatories are to hear of it. */
@Singleton
class NewsListener implements PetitionListener {

    private final NewsRepository rounds;

    NewsListener(NewsRepository rounds) {
        this.rounds = rounds;
    }

    @Override
    public void onEvent(Petition petition, PetitionEvent event) {
        switch (event.kind()) {
            // what the form asked them about, and nothing else: followers hear the rest
            case ANSWER_PUBLISHED, DEBATE_PUBLISHED -> rounds.insert(event.petitionId(), event.number(), event.kind());
            case ANSWER_WITHDRAWN -> rounds.endAnswers(petition.id());
            default -> {}
        }
    }
}
