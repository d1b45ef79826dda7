package fr.voix.petition.reading;

import fr.voix.petition.petition.AnswerService;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionAnswer;
import fr.voix.petition.petition.Threshold;
import fr.voix.petition.petition.ThresholdService;
import jakarta.inject.Singleton;
import java.util.List;

/** What petitions reached and what came of them, as the public reads it. */
@Singleton
public record OutcomeService(ThresholdService thresholds, AnswerService answers) {

    /** The thresholds that it reached, also where signatures were withdrawn since. */
    public List<Threshold> thresholds(Petition petition) {
        return thresholds.list(petition.urnId());
    }

    /** Answers and debates that stand, newest first. */
    public List<PetitionAnswer> answers(Petition petition) {
        return answers.list(petition.id()).reversed();
    }
}
