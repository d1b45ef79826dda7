package fr.voix.desk.scrutin;

import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.base.database.Transactions;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.SecondPerson;
import fr.voix.desk.account.SecondPersonService;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.setaside.AsidePattern;
import fr.voix.urn.setaside.SetAside;
import fr.voix.urn.setaside.SetAsideListener;
import fr.voix.urn.setaside.SetAsideResult;
import fr.voix.urn.setaside.SettingAside;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides on ballots and signatures, and writes it down in the same transaction; never which network is meant, which is soon forgotten. */
@Singleton
record BallotModeration(
        SettingAside setAsides, SecondPersonService seconds, AuditService audit, Transactions transactions)
        implements SetAsideListener {

    SetAsideResult propose(String uid, AsidePattern pattern, long size, String reason, Actor actor) {
        return written(Act.SET_ASIDE_PROPOSE, reason, actor, () -> {
            return setAsides.propose(uid, pattern, size, reason, actor.moderatorId());
        });
    }

    SetAsideResult undo(long number, String reason, Actor actor) {
        return written(Act.SET_ASIDE_UNDO, reason, actor, () -> setAsides.undo(number, reason, actor.moderatorId()));
    }

    SetAsideResult approve(long number, @Nullable String reason, Account account) {
        return written(
                Act.SET_ASIDE_APPROVE,
                reason,
                account.actor(),
                () -> waiting(number)
                        .map(waiting -> seconds.judge(waiting.proposedBy(), Role.MODERATOR, account))
                        .filter(judged -> judged != SecondPerson.COUNTS)
                        .<SetAsideResult>map(judged -> new SetAsideResult.NotSecond(judged.key()))
                        .orElseGet(() -> setAsides.approve(number, account.id())));
    }

    private Optional<SetAside> waiting(long number) {
        return setAsides.find(number).filter(decision -> decision.state() == SetAside.State.WAITING);
    }

    /** By the operator of the service, on its machine, where no second administrator is. */
    SetAsideResult approveAsOperator(long number, String reason) {
        return written(Act.SET_ASIDE_APPROVE, reason, Actor.OPERATOR, () -> {
            if (!ScrutinModeration.isFit(reason)) {
                return new SetAsideResult.UnfitReason();
            }
            Optional<SetAside> waiting = waiting(number);
            if (waiting.isPresent() && !seconds.isThere(waiting.get().proposedBy(), Role.MODERATOR)) {
                return new SetAsideResult.NotSecond(SecondPerson.FIRST_GONE.key());
            }
            return seconds.isOperatorNeeded()
                    ? setAsides.approve(number, null)
                    : new SetAsideResult.NotSecond("operator");
        });
    }

    SetAsideResult drop(long number, String reason, Actor actor) {
        return written(Act.SET_ASIDE_REFUSE, reason, actor, () -> {
            return ScrutinModeration.isFit(reason) ? setAsides.drop(number) : new SetAsideResult.UnfitReason();
        });
    }

    /** In one transaction: what is decided, and the entry that says it. */
    private SetAsideResult written(Act act, @Nullable String reason, Actor actor, Supplier<SetAsideResult> decision) {
        return transactions.write(() -> {
            var result = decision.get();
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
        });
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
            after.put("undoes", decision.undone());
        }
        audit.append(actor, act, DecisionSubject.reference(decision.uid()), null, after, reason);
    }
}
