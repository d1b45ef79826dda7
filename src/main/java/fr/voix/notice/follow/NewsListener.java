package fr.voix.notice.follow;

import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionEvent;
import fr.voix.petition.petition.PetitionListener;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Set;

/** Notes, in the transaction in which something happens to a petition, that its signatories are to hear of it. */
@Singleton
class NewsListener implements PetitionListener {

    private static final Set<EventKind> ANSWERS = EnumSet.of(EventKind.ANSWER_PUBLISHED, EventKind.DEBATE_PUBLISHED);

    private final NewsRepository rounds;

    NewsListener(NewsRepository rounds) {
        this.rounds = rounds;
    }

    @Override
    public void onEvent(Petition petition, PetitionEvent event) {
        switch (event.kind()) {
            // what the form asked them about, and nothing else: followers hear the rest
            case ANSWER_PUBLISHED, DEBATE_PUBLISHED -> rounds.insert(event);
            // nobody else is sent to what is not there any more
            case ANSWER_WITHDRAWN -> rounds.end(petition.id(), ANSWERS);
            default -> {}
        }
    }
}
