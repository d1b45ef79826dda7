package fr.voix.desk.scrutin;

import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.SecondPerson;
import fr.voix.desk.account.SecondPersonService;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.setaside.AsidePattern;
import fr.voix.urn.setaside.SetAside;
import fr.voix.urn.setaside.SetAsideListener;
import fr.voix.urn.setaside.SetAsideResult;
import fr.voix.urn.setaside.SetAsideService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Objects;
import java.util.Optional;

/** Decides on ballots and signatures, and writes it down in the same transaction; never which network is meant, which is soon forgotten. */
@Singleton
class BallotActService implements SetAsideListener {

    private final SetAsideService setAsides;
    private final SecondPersonService seconds;
    private final AuditService audit;

    BallotActService(SetAsideService setAsides, SecondPersonService seconds, AuditService audit) {
        this.setAsides = setAsides;
        this.seconds = seconds;
        this.audit = audit;
    }

    @Transactional
    SetAsideResult propose(String uid, AsidePattern pattern, long size, String reason, Actor actor) {
        return written(
                setAsides.propose(uid, pattern, size, reason, actor.moderatorId()),
                Act.SET_ASIDE_PROPOSE,
                reason,
                actor);
    }

    /** Lets ballots that wait count, or confirms that they stay aside. */
    @Transactional
    SetAsideResult settle(String uid, long group, boolean isRelease, String reason, Actor actor) {
        return written(
                setAsides.settle(uid, group, isRelease, reason, actor.moderatorId()),
                isRelease ? Act.SET_ASIDE_UNDO : Act.SET_ASIDE_PROPOSE,
                reason,
                actor);
    }

    @Transactional
    SetAsideResult undo(long number, String reason, Actor actor) {
        return written(setAsides.undo(number, reason, actor.moderatorId()), Act.SET_ASIDE_UNDO, reason, actor);
    }

    @Transactional
    SetAsideResult approve(long number, @Nullable String reason, Account account) {
        Optional<SetAside> waiting = waiting(number);
        if (waiting.isPresent()) {
            SecondPerson judged = seconds.judge(waiting.get().proposedBy(), Role.MODERATOR, account);
            if (judged != SecondPerson.COUNTS) {
                return new SetAsideResult.NotSecond(judged.key());
            }
        }
        return written(setAsides.approve(number, account.id()), Act.SET_ASIDE_APPROVE, reason, account.actor());
    }

    private Optional<SetAside> waiting(long number) {
        return setAsides.find(number).filter(decision -> decision.state() == SetAside.State.WAITING);
    }

    /** By the operator of the service, on its machine, where no second administrator is. */
    @Transactional
    SetAsideResult approveAsOperator(long number, String reason) {
        if (!ActService.isFit(reason)) {
            return new SetAsideResult.UnfitReason();
        }
        Optional<SetAside> waiting = waiting(number);
        if (waiting.isPresent() && !seconds.isThere(waiting.get().proposedBy(), Role.MODERATOR)) {
            return new SetAsideResult.NotSecond(SecondPerson.FIRST_GONE.key());
        }
        return seconds.isOperatorNeeded()
                ? written(setAsides.approve(number, null), Act.SET_ASIDE_APPROVE, reason, Actor.OPERATOR)
                : new SetAsideResult.NotSecond("operator");
    }

    @Transactional
    SetAsideResult drop(long number, String reason, Actor actor) {
        return ActService.isFit(reason)
                ? written(setAsides.drop(number), Act.SET_ASIDE_REFUSE, reason, actor)
                : new SetAsideResult.UnfitReason();
    }

    private SetAsideResult written(SetAsideResult result, Act act, @Nullable String reason, Actor actor) {
        switch (result) {
            case SetAsideResult.Started started -> append(started.decision(), "running", act, reason, actor);
            case SetAsideResult.Waiting waiting -> append(waiting.decision(), "waiting", act, reason, actor);
            case SetAsideResult.Dropped dropped -> {
                boolean isOwn = Objects.equals(dropped.decision().proposedBy(), actor.moderatorId());
                append(dropped.decision(), isOwn ? "taken-back" : "refused", act, reason, actor);
            }
            default -> {
                // nothing was done
            }
        }
        return result;
    }

    /** In the transaction that carries out the last of it. */
    @Override
    public void onDone(SetAside decision) {
        append(decision, "done", Act.SET_ASIDE_DONE, null, Actor.SERVICE);
    }

    /** In the transaction that finds that one person is not enough. */
    @Override
    public void onHeld(SetAside decision) {
        append(decision, "waiting", Act.SET_ASIDE_HOLD, null, Actor.SERVICE);
    }

    /** How many, and never which way: the account is public from the first proposal on. */
    private void append(SetAside decision, String state, Act act, @Nullable String reason, Actor actor) {
        var after = new HashMap<String, Object>();
        after.put("decision", decision.decision());
        after.put("rule", decision.rule().code());
        after.put(
                decision.kind() == UrnKind.PETITION ? "signatures" : "ballots",
                act == Act.SET_ASIDE_DONE ? decision.done() : decision.ballots());
        after.put("state", state);
        if (decision.isUndoing()) {
            after.put("undoes", decision.answered());
        }
        if (decision.isConfirming()) {
            after.put("confirms", decision.answered());
        }
        audit.append(actor, act, DecisionSubject.reference(decision.uid()), null, after, reason);
    }
}
