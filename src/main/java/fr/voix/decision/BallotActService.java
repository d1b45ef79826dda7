package fr.voix.decision;

import fr.voix.audit.Act;
import fr.voix.audit.Actor;
import fr.voix.audit.AuditService;
import fr.voix.setaside.BallotPattern;
import fr.voix.setaside.SetAside;
import fr.voix.setaside.SetAsideResult;
import fr.voix.setaside.SetAsideService;
import fr.voix.urn.AsideMark;
import fr.voix.urn.Choice;
import fr.voix.urn.Counts;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/** Decides on ballots, and writes it down in the same transaction; never which network is meant, which is soon forgotten. */
@Singleton
class BallotActService {

    private final SetAsideService setAsides;
    private final AuditService audit;

    BallotActService(SetAsideService setAsides, AuditService audit) {
        this.setAsides = setAsides;
        this.audit = audit;
    }

    @Transactional
    SetAsideResult propose(String uid, BallotPattern pattern, long size, String reason, Actor actor) {
        return written(
                setAsides.propose(uid, pattern, size, reason, actor.moderatorId()),
                Act.SET_ASIDE_PROPOSE,
                reason,
                actor);
    }

    @Transactional
    SetAsideResult undo(long number, String reason, Actor actor) {
        return written(setAsides.undo(number, reason, actor.moderatorId()), Act.SET_ASIDE_UNDO, reason, actor);
    }

    @Transactional
    SetAsideResult approve(long number, @Nullable String reason, Actor actor) {
        return written(setAsides.approve(number, actor.moderatorId()), Act.SET_ASIDE_APPROVE, reason, actor);
    }

    @Transactional
    SetAsideResult drop(long number, String reason, Actor actor) {
        return ActService.isFit(reason)
                ? written(setAsides.drop(number), Act.SET_ASIDE_REFUSE, reason, actor)
                : new SetAsideResult.UnfitReason();
    }

    private SetAsideResult written(SetAsideResult result, Act act, @Nullable String reason, Actor actor) {
        switch (result) {
            case SetAsideResult.Started started -> append(started.decision(), act, reason, actor);
            case SetAsideResult.Waiting waiting -> append(waiting.decision(), act, reason, actor);
            case SetAsideResult.Dropped dropped -> append(dropped.decision(), act, reason, actor);
            default -> {
                // nothing was done
            }
        }
        return result;
    }

    private void append(SetAside decision, Act act, @Nullable String reason, Actor actor) {
        var after = counts(decision.after());
        after.put("decision", decision.decision());
        after.put("rule", decision.rule().code());
        after.put("ballots", decision.ballots());
        after.put("state", decision.state().name().toLowerCase(java.util.Locale.ROOT));
        if (decision.isUndoing()) {
            after.put("undoes", AsideMark.decision(decision.undoes()));
        }
        audit.append(actor, act, ActService.subject(decision.scrutinUid()), counts(decision.before()), after, reason);
    }

    private static Map<String, Object> counts(Counts counts) {
        var state = new HashMap<String, Object>();
        state.put("pour", counts.of(Choice.P));
        state.put("contre", counts.of(Choice.C));
        state.put("abstention", counts.of(Choice.A));
        return state;
    }
}
