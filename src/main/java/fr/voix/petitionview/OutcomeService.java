package fr.voix.petitionview;

import fr.voix.petition.AnswerService;
import fr.voix.petition.Petition;
import fr.voix.petition.PetitionAnswer;
import fr.voix.petition.PetitionEvent;
import fr.voix.petition.Threshold;
import fr.voix.petition.ThresholdService;
import jakarta.inject.Singleton;
import java.util.List;

/** What petitions reached and what came of them, as the public reads it. */
@Singleton
public class OutcomeService {

    private final ThresholdService thresholds;
    private final AnswerService answers;
    private final OutcomeRepository outcomes;

    OutcomeService(ThresholdService thresholds, AnswerService answers, OutcomeRepository outcomes) {
        this.thresholds = thresholds;
        this.answers = answers;
        this.outcomes = outcomes;
    }

    /** The thresholds that it reached, also where signatures were withdrawn since. */
    public List<Threshold> thresholds(Petition petition) {
        return thresholds.list(petition.urnId());
    }

    /** What happened lately to petitions that are shown, as far as it is public; newest first. */
    public List<PetitionEvent> recent(int most) {
        return outcomes.recent(most);
    }

    /** Answers and debates that stand, newest first. */
    public List<PetitionAnswer> answers(Petition petition) {
        return answers.list(petition.id()).reversed();
    }
}
