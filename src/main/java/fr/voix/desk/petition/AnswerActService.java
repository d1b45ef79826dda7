package fr.voix.desk.petition;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.desk.page.ActResult;
import fr.voix.petition.petition.AnswerDraft;
import fr.voix.petition.petition.AnswerKind;
import fr.voix.petition.petition.AnswerResult;
import fr.voix.petition.petition.AnswerService;
import fr.voix.petition.petition.PetitionAnswer;
import fr.voix.petition.petition.PetitionReference;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Consumer;

/** Publishes what came of a petition, or takes that back, and writes it down in the same transaction. */
@Singleton
class AnswerActService {

    private final AnswerService answers;
    private final PublicVersion publicVersion;
    private final AuditService audit;

    AnswerActService(AnswerService answers, PublicVersion publicVersion, AuditService audit) {
        this.answers = answers;
        this.publicVersion = publicVersion;
        this.audit = audit;
    }

    @Transactional
    ActResult publish(long id, AnswerDraft draft, Actor actor) {
        Act act = draft.kind() == AnswerKind.ANSWER ? Act.PETITION_ANSWER : Act.PETITION_DEBATE;
        return answer(
                answers.publish(id, draft),
                act,
                done -> audit.append(actor, act, PetitionReference.of(id), null, state(done), null));
    }

    @Transactional
    ActResult withdraw(long id, long answerId, PublicText said, Actor actor) {
        ActResult flaw = said.flaw(true);
        Act act = Act.PETITION_ANSWER_WITHDRAW;
        return flaw != null
                ? flaw
                : answer(
                        answers.withdraw(id, answerId, said.french()),
                        act,
                        done -> audit.append(actor, act, PetitionReference.of(id), state(done), null, said.french()));
    }

    private ActResult answer(AnswerResult result, Act act, Consumer<PetitionAnswer> entry) {
        return switch (result) {
            case AnswerResult.Done done -> {
                publicVersion.bump();
                entry.accept(done.answer());
                yield new ActResult.Done(act.key());
            }
            case AnswerResult.NotFromHere ignored -> new ActResult.Conflict("answer.state");
            case AnswerResult.NoAnswer ignored -> new ActResult.Conflict("answer.none");
            case AnswerResult.UnknownPetition ignored -> new ActResult.Unknown();
        };
    }

    /** Not its text: what is taken back is to be read nowhere. */
    private static Map<String, Object> state(PetitionAnswer answer) {
        return Map.of("answerBy", answer.author(), "givenOn", answer.givenOn().toString());
    }
}
