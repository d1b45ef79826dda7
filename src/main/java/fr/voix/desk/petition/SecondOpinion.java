package fr.voix.desk.petition;

import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.base.database.Transactions;
import fr.voix.base.text.Subject;
import fr.voix.desk.page.ActResult;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionListener;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.PetitionState;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Second opinions. A moderator who asks for one leaves the decision to others until a colleague has said something. Words stand
 * in a table that is read here alone: the account says that it was asked and given.
 */
@Singleton
record SecondOpinion(
        OpinionRepository opinions,
        PetitionService petitions,
        AuditService audit,
        Transactions transactions,
        Clock clock)
        implements PetitionListener {

    List<OpinionRow> list(long petitionId) {
        return opinions.list(petitionId);
    }

    ActResult ask(long petitionId, @Nullable String typed, Actor actor) {
        return say(petitionId, typed, actor, Act.PETITION_OPINION_ASK, "ask", (petition, question) -> {
            if (petition.state() != PetitionState.AWAITING) {
                return "state";
            }
            return opinions.ask(petitionId, actor.moderatorId(), question, now()) == 0 ? "opinion.asked" : null;
        });
    }

    ActResult give(long petitionId, @Nullable String typed, Actor actor) {
        return say(petitionId, typed, actor, Act.PETITION_OPINION, "opinion", (petition, text) -> {
            return opinions.give(petitionId, actor.moderatorId(), text, now()) == 0 ? "opinion.none" : null;
        });
    }

    /** @param saying writes the text beside the petition, which is locked; why it cannot, or null */
    private ActResult say(
            long petitionId,
            @Nullable String typed,
            Actor actor,
            Act act,
            String notice,
            BiFunction<Petition, String, String> saying) {
        String text = PublicText.clean(typed);
        ActResult.Refused flaw = flaw(text);
        return flaw != null
                ? flaw
                : transactions.write(() -> {
                    Optional<Petition> petition = petitions.lock(petitionId);
                    if (petition.isEmpty()) {
                        return new ActResult.Unknown();
                    }
                    String problem = saying.apply(petition.get(), text);
                    if (problem != null) {
                        return new ActResult.Conflict(problem);
                    }
                    audit.append(actor, act, Subject.petition(petitionId).reference(), null, null, null);
                    return new ActResult.Done(notice);
                });
    }

    /** Under the petition's lock: whether this colleague may decide. Another one's decision is the second opinion. */
    boolean letsDecide(long petitionId, Actor actor) {
        transactions.require();
        return opinions.list(petitionId).stream()
                .noneMatch(opinion -> opinion.isOpen() && opinion.askedBy() == actor.moderatorId());
    }

    /** In the transaction of a decision: what was asked is answered by it. */
    void settle(long petitionId, Actor actor) {
        transactions.require();
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

    /** What moderators wrote to each other of a petition's words goes with them. */
    @Override
    public void onTextErased(Petition petition) {
        opinions.delete(petition.id());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
