package fr.voix.petition.petition;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;

/** What was answered while it took signatures is answered from the moment it closes; told last, as it comes after. */
@Singleton
@Order(Ordered.LOWEST_PRECEDENCE)
class AnsweredListener implements PetitionListener {

    private final AnswerService answers;
    private final PetitionService petitions;

    AnsweredListener(AnswerService answers, PetitionService petitions) {
        this.answers = answers;
        this.petitions = petitions;
    }

    @Override
    public void onEvent(Petition petition, PetitionEvent event) {
        if (event.kind() == EventKind.CLOSED
                && petition.state() == PetitionState.CLOSED
                && answers.isAnswered(petition.id())) {
            petitions.change(
                    petition.id(), PetitionState.ANSWERED, EventDraft.of(EventKind.ANSWERED, EventActor.SERVICE));
        }
    }
}
