package fr.voix.desk.scrutin;

import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.desk.account.joint.JointAct;
import fr.voix.desk.account.joint.JointCarrier;
import fr.voix.desk.account.joint.JointKind;
import fr.voix.vote.ballot.ErasureResult;
import fr.voix.vote.ballot.ErasureService;
import fr.voix.vote.scrutin.ClosureResult;
import fr.voix.vote.scrutin.ClosureService;
import fr.voix.vote.scrutin.ScheduleResult;
import fr.voix.vote.scrutin.ScheduleService;
import fr.voix.vote.scrutin.ScheduledAct;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Opens a closed Scrutin again, or sets when; erases a ballot for a voter who has shown its receipt: each once two people want it.
 * The account says nothing of the ballot.
 */
@Singleton
class ScrutinCarrier implements JointCarrier {

    private final ClosureService closures;
    private final ScheduleService schedules;
    private final ErasureService erasures;
    private final AuditService audit;

    ScrutinCarrier(ClosureService closures, ScheduleService schedules, ErasureService erasures, AuditService audit) {
        this.closures = closures;
        this.schedules = schedules;
        this.erasures = erasures;
        this.audit = audit;
    }

    @Override
    public boolean carries(JointKind kind) {
        return kind == JointKind.REOPEN || kind == JointKind.ERASE;
    }

    @Override
    @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
    public Optional<String> carryOut(JointAct act, Actor by) {
        if (act.kind() == JointKind.ERASE) {
            return erase(act, by);
        }
        return act.dueAt() == null ? reopen(act, by) : schedule(act, by);
    }

    private Optional<String> erase(JointAct act, Actor by) {
        return switch (erasures.erase(act.id(), act.leafIndex())) {
            // otherwise it was changed, withdrawn or erased by its author meanwhile
            case ErasureResult.Erased erased ->
                erased.isErased() ? append(act, Act.BALLOT_ERASE, null, Map.of(), by) : Optional.of("unfit");
            case ErasureResult.ReadOnly ignored -> Optional.of("readonly");
            case ErasureResult.UnknownScrutin ignored -> Optional.of("unfit");
        };
    }

    private Optional<String> reopen(JointAct act, Actor by) {
        return switch (closures.reopen(act.id())) {
            case ClosureResult.Reopened reopened ->
                append(
                        act,
                        Act.SCRUTIN_REOPEN,
                        Map.of("state", "closed"),
                        Map.of("state", "open", "leaf", reopened.leafIndex()),
                        by);
            case ClosureResult.ReadOnly ignored -> Optional.of("readonly");
            case ClosureResult.AlreadyOpen ignored -> Optional.of("open");
            case ClosureResult.AlreadyClosed ignored -> Optional.of("unfit");
            case ClosureResult.Closed ignored -> Optional.of("unfit");
            case ClosureResult.UnknownScrutin ignored -> Optional.of("unfit");
        };
    }

    private Optional<String> schedule(JointAct act, Actor by) {
        return switch (schedules.schedule(act.id(), ScheduledAct.OPEN, act.dueAt())) {
            case ScheduleResult.Scheduled scheduled ->
                append(
                        act,
                        Act.SCRUTIN_SCHEDULE,
                        ActService.state(scheduled.before()),
                        ActService.state(scheduled.after()),
                        by);
            case ScheduleResult.Past ignored -> Optional.of("past");
            case ScheduleResult.DoesNotFit ignored -> Optional.of("unfit");
            case ScheduleResult.UnknownScrutin ignored -> Optional.of("unfit");
        };
    }

    private Optional<String> append(
            JointAct act, Act entry, @Nullable Map<String, ?> before, Map<String, ?> after, Actor by) {
        var all = new HashMap<String, Object>(after);
        all.put("proposedBy", act.proposedBy());
        audit.append(by, entry, act.subject(), before, all, act.reason());
        return Optional.empty();
    }
}
