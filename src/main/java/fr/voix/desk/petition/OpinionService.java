package fr.voix.desk.petition;

import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.desk.page.ActResult;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionListener;
import fr.voix.petition.petition.PetitionReference;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.PetitionState;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Second opinions. A moderator who asks for one leaves the decision to others until a colleague has said something. Words stand
 * in a table that is read here alone: the account says that it was asked and given.
 */
@Singleton
class OpinionService implements PetitionListener {

    private final OpinionRepository opinions;
    private final PetitionService petitions;
    private final AuditService audit;
    private final Clock clock;

    OpinionService(OpinionRepository opinions, PetitionService petitions, AuditService audit, Clock clock) {
        this.opinions = opinions;
        this.petitions = petitions;
        this.audit = audit;
        this.clock = clock;
    }

    List<OpinionRow> list(long petitionId) {
        return opinions.list(petitionId);
    }

    @Transactional
    ActResult ask(long petitionId, @Nullable String typed, Actor actor) {
        String question = PublicText.clean(typed);
        ActResult.Refused flaw = flaw(question);
        if (flaw != null) {
            return flaw;
        }
        Optional<Petition> locked = petitions.lock(petitionId);
        if (locked.isEmpty()) {
            return new ActResult.Unknown();
        }
        if (locked.get().state() != PetitionState.AWAITING) {
            return new ActResult.Conflict("state");
        }
        if (opinions.ask(petitionId, actor.moderatorId(), question, now()) == 0) {
            return new ActResult.Conflict("opinion.asked");
        }
        append(Act.PETITION_OPINION_ASK, petitionId, actor);
        return new ActResult.Done("ask");
    }

    @Transactional
    ActResult give(long petitionId, @Nullable String typed, Actor actor) {
        String opinion = PublicText.clean(typed);
        ActResult.Refused flaw = flaw(opinion);
        if (flaw != null) {
            return flaw;
        }
        if (petitions.lock(petitionId).isEmpty()) {
            return new ActResult.Unknown();
        }
        if (opinions.give(petitionId, actor.moderatorId(), opinion, now()) == 0) {
            return new ActResult.Conflict("opinion.none");
        }
        append(Act.PETITION_OPINION, petitionId, actor);
        return new ActResult.Done("opinion");
    }

    /** Under the petition's lock: whether this colleague may decide. Another one's decision is the second opinion. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean letsDecide(long petitionId, Actor actor) {
        return opinions.list(petitionId).stream()
                .noneMatch(opinion -> opinion.isOpen() && opinion.askedBy() == actor.moderatorId());
    }

    /** In the transaction of a decision: what was asked is answered by it. */
    @Transactional(propagation = Propagation.MANDATORY)
    void settle(long petitionId, Actor actor) {
        opinions.give(petitionId, actor.moderatorId(), null, now());
    }

    @Nullable
    private static ActResult.Refused flaw(@Nullable String text) {
        if (text == null) {
            return new ActResult.Refused("texte", "note.missing");
        }
        if (PublicText.isUnwritable(text)) {
            return new ActResult.Refused("texte", "control");
        }
        return text.length() > PublicText.LONGEST ? new ActResult.Refused("texte", "text.long") : null;
    }

    private void append(Act act, long petitionId, Actor actor) {
        audit.append(actor, act, PetitionReference.of(petitionId), null, null, null);
    }

    /** What moderators wrote to each other of a petition's words goes with them. */
    @Override
    public void onTextErased(Petition petition) {
        opinions.delete(petition.id());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
