package fr.voix.theme.suggestion;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Judges the method by the list classified by hand; the texts come from the database. Writes nothing. */
@Singleton
record EvaluationService(ResourceReader resources, QuestionReader subjects) {

    /** How long the list is. */
    int listed() {
        return resources.classified().size();
    }

    /** Empty when this database has none to learn from or none to judge. */
    Optional<Evaluation> evaluate() {
        List<HandClassified> list = resources.classified();
        var readings = subjects.read(list.stream().map(HandClassified::uid).toList());
        return Optional.of(Evaluation.of(list, readings, resources.hints()))
                .filter(evaluation -> evaluation.train() > 0 && evaluation.test() > 0);
    }
}
