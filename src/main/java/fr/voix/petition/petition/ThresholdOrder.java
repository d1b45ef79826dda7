package fr.voix.petition.petition;

import fr.voix.base.deployment.SettingRule;
import jakarta.inject.Singleton;
import java.util.List;

/** A petition passes its thresholds in their order: none that is told of later may be reached first. */
@Singleton
record ThresholdOrder(PetitionConfig config) implements SettingRule {

    @Override
    public List<String> faults() {
        return config.answerAt() <= config.publicationAt() && config.publicationAt() <= config.debateAt()
                ? List.of()
                : List.of(
                        "VOIX_PETITIONS_ANSWER_AT, VOIX_PETITIONS_PUBLICATION_AT and VOIX_PETITIONS_DEBATE_AT must rise; "
                                + config.answerAt() + ", " + config.publicationAt() + ", " + config.debateAt()
                                + " do not.");
    }
}
