package fr.voix.petitionview;

import fr.voix.petition.Petition;
import fr.voix.petition.PetitionEvent;
import fr.voix.petition.Threshold;
import jakarta.inject.Singleton;
import java.util.List;

/** What a petition reached and what came of it. */
@Singleton
public class OutcomeService {

    private final OutcomeRepository outcomes;

    OutcomeService(OutcomeRepository outcomes) {
        this.outcomes = outcomes;
    }

    /** The thresholds that it reached, also where signatures were withdrawn since; in the order of that. */
    public List<Threshold> thresholds(Petition petition) {
        return outcomes.thresholds(petition.urnId());
    }

    /** What happened lately to petitions that are shown, as far as it is public; newest first. */
    public List<PetitionEvent> recent(int most) {
        return outcomes.recent(most);
    }

    /** Answers and debates, newest first. */
    public List<PublishedAnswer> answers(Petition petition) {
        return outcomes.answers(petition.id());
    }
}
