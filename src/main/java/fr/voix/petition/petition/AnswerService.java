package fr.voix.petition.petition;

import fr.voix.base.database.Transactions;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers to petitions and debates on them. Told last what happens to a petition, for what follows from it comes after. */
@Singleton
@Order(Ordered.LOWEST_PRECEDENCE)
public record AnswerService(AnswerRepository answers, PetitionService petitions, Transactions transactions, Clock clock)
        implements PetitionListener {

    /** An answer may come while signatures still do. */
    private static final Set<PetitionState> ANSWERABLE = EnumSet.of(
            PetitionState.OPEN,
            PetitionState.SUSPENDED,
            PetitionState.CLOSED,
            PetitionState.ANSWERED,
            PetitionState.ARCHIVED);

    private static final Set<PetitionState> BECOMES_ANSWERED = EnumSet.of(PetitionState.CLOSED, PetitionState.ARCHIVED);

    /** Those that stand, in the order of their days. */
    public List<PetitionAnswer> list(long petitionId) {
        return answers.list(petitionId).stream().filter(PetitionAnswer::stands).toList();
    }

    /** As the public reads them: those that stand, newest first. */
    public List<PetitionAnswer> newest(long petitionId) {
        return list(petitionId).reversed();
    }

    /** Also those that were taken back. */
    public List<PetitionAnswer> listAll(long petitionId) {
        return answers.list(petitionId);
    }

    public Optional<PetitionAnswer> find(long petitionId, long answerId) {
        return answers.list(petitionId).stream()
                .filter(answer -> answer.id() == answerId)
                .findFirst();
    }

    /** The one whose publication this event is, while it stands. */
    public Optional<PetitionAnswer> ofEvent(PetitionEvent event) {
        return published(event.petitionId(), event.kind(), event.code());
    }

    /**
     * The one whose publication such an event is, while it stands.
     *
     * @param code the number of the answer, where the event is a publication
     */
    public Optional<PetitionAnswer> published(long petitionId, EventKind kind, @Nullable String code) {
        boolean isPublication = kind == EventKind.ANSWER_PUBLISHED || kind == EventKind.DEBATE_PUBLISHED;
        return isPublication && code != null
                ? find(petitionId, Long.parseLong(code)).filter(PetitionAnswer::stands)
                : Optional.empty();
    }

    /** What was answered while it took signatures is answered from the moment it closes. */
    @Override
    public void onEvent(Petition petition, PetitionEvent event) {
        if (event.kind() == EventKind.CLOSED
                && petition.state() == PetitionState.CLOSED
                && list(petition.id()).stream().anyMatch(answer -> answer.kind().isAnswer())) {
            petitions.change(
                    petition.id(), PetitionState.ANSWERED, EventDraft.of(EventKind.ANSWERED, EventActor.SERVICE));
        }
    }

    /** Publishes one; what is closed is answered from then on, if this is an answer. */
    public AnswerResult publish(long petitionId, AnswerDraft draft) {
        return transactions.write(() -> {
            Optional<Petition> locked = petitions.lock(petitionId);
            if (locked.isEmpty()) {
                return new AnswerResult.UnknownPetition();
            }
            Petition petition = locked.get();
            if (!ANSWERABLE.contains(petition.state()) || !petition.isShown()) {
                return new AnswerResult.NotFromHere(petition);
            }
            long answerId = answers.insert(
                            petitionId,
                            draft.kind(),
                            draft.author(),
                            draft.givenOn(),
                            draft.text(),
                            draft.textEn(),
                            draft.links().toArray(String[]::new),
                            clock.instant())
                    .getFirst();
            EventDraft event = EventDraft.of(draft.kind().event(), EventActor.MODERATION, Long.toString(answerId));
            ChangeResult result = draft.kind().isAnswer() && BECOMES_ANSWERED.contains(petition.state())
                    ? petitions.change(petitionId, PetitionState.ANSWERED, event)
                    : petitions.note(petitionId, event);
            return answer(petitionId, answerId, result);
        });
    }

    /** Takes one back; the petition stays answered, for it was. */
    public AnswerResult withdraw(long petitionId, long answerId, String why) {
        return transactions.write(() -> {
            if (petitions.lock(petitionId).isEmpty()) {
                return new AnswerResult.UnknownPetition();
            }
            if (answers.withdraw(petitionId, answerId, why, clock.instant()) == 0) {
                return new AnswerResult.NoAnswer();
            }
            EventDraft event = new EventDraft(
                    EventKind.ANSWER_WITHDRAWN, EventActor.MODERATION, Long.toString(answerId), why, null, null);
            return answer(petitionId, answerId, petitions.note(petitionId, event));
        });
    }

    private AnswerResult answer(long petitionId, long answerId, ChangeResult result) {
        return switch (result) {
            case ChangeResult.Changed ignored ->
                new AnswerResult.Done(find(petitionId, answerId).orElseThrow());
            // under the petition's lock its state is what it was a moment ago
            case ChangeResult.NotFromHere wrong -> throw new IllegalStateException("Cannot be answered: " + wrong);
            case ChangeResult.UnknownPetition ignored -> throw new IllegalStateException("No such petition");
            case ChangeResult.ReadOnly ignored -> throw new IllegalStateException("An answer writes to no urn");
        };
    }
}
