package fr.voix.desk.scrutin;

import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.base.database.Transactions;
import fr.voix.desk.account.joint.JointAct;
import fr.voix.desk.account.joint.JointActService;
import fr.voix.desk.account.joint.JointActService.JointResult;
import fr.voix.desk.account.joint.JointCarrier;
import fr.voix.desk.account.joint.JointKind;
import fr.voix.desk.page.ActResult;
import fr.voix.vote.ballot.BallotErasure;
import fr.voix.vote.ballot.ErasureResult;
import fr.voix.vote.scrutin.Closure;
import fr.voix.vote.scrutin.ClosureResult;
import fr.voix.vote.scrutin.Hiding;
import fr.voix.vote.scrutin.HidingResult;
import fr.voix.vote.scrutin.ScheduleListener;
import fr.voix.vote.scrutin.ScheduleResult;
import fr.voix.vote.scrutin.ScrutinClosing;
import fr.voix.vote.scrutin.ScrutinHiding;
import fr.voix.vote.scrutin.ScrutinScheduling;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Carries out what moderators decide on a Scrutin, and writes it down in the same transaction. What needs two people, opening again
 * and erasing, is carried out once both want it.
 */
@Singleton
record ScrutinModeration(
        ScrutinClosing closures,
        ScrutinScheduling schedules,
        ScrutinHiding hidings,
        BallotErasure erasures,
        JointActService joints,
        AuditService audit,
        Transactions transactions)
        implements ScheduleListener, JointCarrier {

    /** Whether a reason for the account is there, and short enough. */
    static boolean isFit(@Nullable String reason) {
        return reason != null && !reason.isBlank() && reason.strip().length() <= AuditService.LONGEST_REASON;
    }

    /** In one transaction, with a reason for the account. */
    private ActResult decide(String reason, Supplier<ActResult> act) {
        return isFit(reason) ? transactions.write(act) : new ActResult.Refused("reason");
    }

    ActResult close(String uid, String reason, Actor actor) {
        return decide(reason, () -> answer(uid, closures.close(uid), reason, actor));
    }

    /** Proposes it: two people open again what was closed. */
    ActResult reopen(String uid, String reason, Actor actor) {
        return decide(reason, () -> proposeReopening(uid, reason, actor));
    }

    private ActResult proposeReopening(String uid, String reason, Actor actor) {
        Optional<Boolean> isOpen = closures.isOpen(uid);
        if (isOpen.isEmpty()) {
            return new ActResult.Unknown();
        }
        if (isOpen.get()) {
            return new ActResult.Refused("open");
        }
        return proposed(joints.propose(JointKind.REOPEN, DecisionSubject.reference(uid), null, reason, actor));
    }

    private static ActResult proposed(JointResult result) {
        return result instanceof JointResult.Proposed
                ? new ActResult.Done("joint")
                : new ActResult.Refused("joint.already");
    }

    private ActResult answer(String uid, ClosureResult result, String reason, Actor actor) {
        return switch (result) {
            case ClosureResult.Closed closed -> {
                appendClosed(uid, closed.closure(), reason, actor);
                yield new ActResult.Done("close");
            }
            case ClosureResult.Reopened ignored -> throw new IllegalStateException("closed, and open");
            case ClosureResult.AlreadyClosed ignored -> new ActResult.Refused("closed");
            case ClosureResult.AlreadyOpen ignored -> new ActResult.Refused("open");
            case ClosureResult.ReadOnly ignored -> new ActResult.Refused("readonly");
            case ClosureResult.UnknownScrutin ignored -> new ActResult.Unknown();
        };
    }

    private void appendClosed(String uid, Closure closure, @Nullable String reason, Actor actor) {
        var after = new HashMap<String, Object>(Map.of("state", "closed", "leaf", closure.leafIndex()));
        after.putAll(Map.of("pour", closure.pour(), "contre", closure.contre(), "abstention", closure.abstention()));
        append(uid, Act.SCRUTIN_CLOSE, Map.of("state", "open"), after, reason, actor);
    }

    private void append(
            String uid,
            Act act,
            @Nullable Map<String, ?> before,
            Map<String, ?> after,
            @Nullable String reason,
            Actor actor) {
        audit.append(actor, act, DecisionSubject.reference(uid), before, after, reason);
    }

    /** In the transaction that carries out what was set before: only the clock acts. */
    @Override
    public void onCarriedOut(String uid, Closure closure) {
        appendClosed(uid, closure, null, Actor.SERVICE);
    }

    /** @param at when it is to close; null to drop what was set */
    ActResult schedule(String uid, @Nullable Instant at, String reason, Actor actor) {
        return decide(reason, () -> set(uid, at, reason, actor));
    }

    private ActResult set(String uid, @Nullable Instant at, String reason, Actor actor) {
        return switch (schedules.schedule(uid, at)) {
            case ScheduleResult.Scheduled scheduled -> {
                append(uid, Act.SCRUTIN_SCHEDULE, state(scheduled.before()), state(scheduled.after()), reason, actor);
                yield new ActResult.Done(at == null ? "unschedule" : "schedule");
            }
            case ScheduleResult.Past ignored -> new ActResult.Refused("past");
            case ScheduleResult.AlreadyClosed ignored -> new ActResult.Refused("closed");
            case ScheduleResult.UnknownScrutin ignored -> new ActResult.Unknown();
        };
    }

    private static Map<String, String> state(@Nullable Instant closesAt) {
        return closesAt == null ? Map.of() : Map.of("closesAt", closesAt.toString());
    }

    /** The reason is public, in the account as on the page. */
    ActResult hide(String uid, String reason, @Nullable String reasonEn, Actor actor) {
        return transactions.write(() -> answer(hidings.hide(uid, reason, reasonEn), reason, actor));
    }

    ActResult show(String uid, String reason, Actor actor) {
        return decide(reason, () -> answer(hidings.unhide(uid), reason, actor));
    }

    private ActResult answer(HidingResult result, String reason, Actor actor) {
        return switch (result) {
            case HidingResult.Hidden hidden -> {
                var hiding = hidden.hiding();
                append(hiding.scrutinUid(), Act.SCRUTIN_HIDE, Map.of("shown", true), hiding(hiding), reason, actor);
                yield new ActResult.Done("hide");
            }
            case HidingResult.Shown shown -> {
                var before = shown.before();
                append(before.scrutinUid(), Act.SCRUTIN_SHOW, hiding(before), Map.of("shown", true), reason, actor);
                yield new ActResult.Done("show");
            }
            case HidingResult.AlreadyHidden ignored -> new ActResult.Refused("hidden");
            case HidingResult.NotHidden ignored -> new ActResult.Refused("shown");
            case HidingResult.UnfitReason ignored -> new ActResult.Refused("reason.public");
            case HidingResult.UnknownScrutin ignored -> new ActResult.Unknown();
        };
    }

    private static Map<String, Object> hiding(Hiding hiding) {
        var state = new HashMap<String, Object>(Map.of("shown", false, "reason", hiding.reason()));
        if (hiding.reasonEn() != null) {
            state.put("reasonEn", hiding.reasonEn());
        }
        return state;
    }

    /** Proposes it, for a voter who shows a receipt. The account never says which ballot. */
    ActResult erase(String uid, long index, byte[] secret, byte[] nonce, String reason, Actor actor) {
        return decide(
                reason,
                () -> erasures.opens(uid, index, secret, nonce)
                        .map(opens ->
                                opens ? proposeErasure(uid, index, reason, actor) : new ActResult.Refused("receipt"))
                        .orElseGet(ActResult.Unknown::new));
    }

    private ActResult proposeErasure(String uid, long index, String reason, Actor actor) {
        return proposed(joints.propose(JointKind.ERASE, DecisionSubject.reference(uid), index, reason, actor));
    }

    @Override
    public boolean carries(JointKind kind) {
        return kind == JointKind.REOPEN || kind == JointKind.ERASE;
    }

    @Override
    public Optional<String> carryOut(JointAct act, Actor by) {
        transactions.require();
        return act.kind() == JointKind.ERASE ? erase(act, by) : reopen(act, by);
    }

    private Optional<String> erase(JointAct act, Actor by) {
        return switch (erasures.erase(act.id(), act.leafIndex())) {
            // otherwise it was changed, withdrawn or erased by its author meanwhile
            case ErasureResult.Erased erased ->
                erased.isErased() ? carriedOut(act, Act.BALLOT_ERASE, null, Map.of(), by) : Optional.of("unfit");
            case ErasureResult.ReadOnly ignored -> Optional.of("readonly");
            case ErasureResult.UnknownScrutin ignored -> Optional.of("unfit");
        };
    }

    private Optional<String> reopen(JointAct act, Actor by) {
        return switch (closures.reopen(act.id())) {
            case ClosureResult.Reopened reopened -> {
                var after = Map.of("state", "open", "leaf", reopened.leafIndex());
                yield carriedOut(act, Act.SCRUTIN_REOPEN, Map.of("state", "closed"), after, by);
            }
            case ClosureResult.ReadOnly ignored -> Optional.of("readonly");
            case ClosureResult.AlreadyOpen ignored -> Optional.of("open");
            default -> Optional.of("unfit");
        };
    }

    /** The account says nothing of the ballot that was erased. */
    private Optional<String> carriedOut(
            JointAct act, Act entry, @Nullable Map<String, ?> before, Map<String, ?> after, Actor by) {
        var all = new HashMap<String, Object>(after);
        all.put("proposedBy", act.proposedBy());
        append(act.id(), entry, before, all, act.reason(), by);
        return Optional.empty();
    }
}
