package fr.voix.desk.petition;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.petition.petition.AnswerDraft;
import fr.voix.petition.petition.AnswerKind;
import fr.voix.petition.petition.AnswerResult;
import fr.voix.petition.petition.AnswerService;
import fr.voix.petition.petition.PetitionAnswer;
import fr.voix.petition.petition.PetitionReference;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Map;

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
        return switch (answers.publish(id, draft)) {
            case AnswerResult.Done done -> {
                publicVersion.bump();
                audit.append(actor, act, PetitionReference.of(id), null, state(done.answer()), null);
                yield new ActResult.Done(act.key());
            }
            case AnswerResult.NotFromHere ignored -> new ActResult.Conflict("answer.state");
            case AnswerResult.NoAnswer ignored -> new ActResult.Conflict("answer.none");
            case AnswerResult.UnknownPetition ignored -> new ActResult.UnknownPetition();
        };
    }

    @Transactional
    ActResult withdraw(long id, long answerId, PublicText said, Actor actor) {
        if (said.flaw(true) != null) {
            return said.flaw(true);
        }
        return switch (answers.withdraw(id, answerId, said.french())) {
            case AnswerResult.Done done -> {
                publicVersion.bump();
                audit.append(
                        actor,
                        Act.PETITION_ANSWER_WITHDRAW,
                        PetitionReference.of(id),
                        state(done.answer()),
                        null,
                        said.french());
                yield new ActResult.Done(Act.PETITION_ANSWER_WITHDRAW.key());
            }
            case AnswerResult.NotFromHere ignored -> new ActResult.Conflict("answer.state");
            case AnswerResult.NoAnswer ignored -> new ActResult.Conflict("answer.none");
            case AnswerResult.UnknownPetition ignored -> new ActResult.UnknownPetition();
        };
    }

    /** Not its text: what is taken back is to be read nowhere. */
    private static Map<String, Object> state(PetitionAnswer answer) {
        return Map.of("answerBy", answer.author(), "givenOn", answer.givenOn().toString());
    }
}
